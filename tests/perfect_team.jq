# Routed posts with their truth, in the order of time, as a team would leave them that saw the storm
# in five minutes, acknowledged every post that is owed an answer after a minute, established the
# facts after two, answered after three, and gave the public its word every twenty minutes.
def at(seconds): fromdate + seconds | todate;

def event(number; verb; when; body):
  {type: "event", number: number, at: when, entered: when, actor: "ana", verb: verb, body: body};

def statements(onset):
  range(18) as $n | event("D-2026-000000"; "answer"; onset | at(300 + 600 * $n);
    if $n < 17 then {update_by: (onset | at(300 + 600 * $n + 1200))} else {} end);

def alarm(onset):
  {type: "alert", id: "drill/all", key: "all", level: "alert", from: "none", drill: true,
   at: (onset | at(300))};

def answered(number):
  .created_at as $at | (.route.checklist // []) as $facts
  | . + {case: {number: number, state: "answered", drill: true, posted_at: $at,
      acknowledged_at: ($at | at(60)), answered_at: ($at | at(180))}},
    event(number; "acknowledge"; $at | at(60); {}),
    ($facts[] as $fact | event(number; "fact"; $at | at(120); {fact: $fact})),
    event(number; "answer"; $at | at(180); {});

foreach (inputs | .route.answer = .truth.answer) as $post (
  {owed: 0, phase: null, onset: null};
  .phase //= $post.truth.phase
  | .began = (.onset == null and $post.truth.phase != .phase)
  | if .began then .onset = $post.created_at else . end
  | .owed += (if $post.truth.answer then 1 else 0 end);
  (if .began then alarm(.onset), statements(.onset) else empty end),
  if $post.truth.answer then .owed as $n
    | $post | answered("D-2026-" + ("\($n + 1000000)" | .[1:]))
  else $post end)
