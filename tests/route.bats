# crisis-route: the plan's order, its conditions, and a plan that is wrong.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

scored() { # scored ID SEVERITY STANCE TOPICS MEMBERS
  printf '{"id":"%s","platform":"x","created_at":"2026-11-22T09:00:00Z","text":"t",%s"score":{"label":"negative","severity":"%s","stance":"%s","topics":[%s]}}\n' \
    "$1" "${5-}" "$2" "$3" "${4-}"
}

rule() { crisis-route --plan plan.yaml | jq -r '.route.rule'; }

# plan ROUTES: a plan whose routes are the argument and a last one called rest.
plan() {
  printf 'teams: {care: {contact: here}, press: {}}\ntopics:\n  billing: {words: [refund]}\n  safety: {words: [fire]}\nroutes:\n%s\n  - {name: rest, team: care}\n' "$1" >plan.yaml
}

@test "golden cases" {
  golden "$CASES/route" crisis-route
}

# Run by golden, whose variable names the case.
by_its_plan() { crisis-route --plan "$(basename "$case").yaml" "$@"; }

@test "golden cases, each with its plan: the order of trial, and what is indented wrongly" {
  cd "$CASES/route-plan"
  golden "$CASES/route-plan" by_its_plan
}

@test "the order in the file is the order of trial, whatever the names" {
  plan '  - {name: zebra, team: care, when: {topic: billing}}
  - {name: apple, team: care, when: {severity: ">= low"}}'
  run rule < <(scored 1 low unhappy '"billing"')
  assert_output zebra
  plan '  - {name: apple, team: care, when: {severity: ">= low"}}
  - {name: zebra, team: care, when: {topic: billing}}'
  run rule < <(scored 1 low unhappy '"billing"')
  assert_output apple
}

@test "each condition holds and fails as it says" {
  while IFS='|' read -r condition members severity stance topics wanted; do
    plan "  - {name: hit, team: care, when: {$condition}}"
    got=$(scored 1 "$severity" "$stance" "$topics" "$members" | rule)
    [ "$got" = "$wanted" ] || fail "$condition on $members $severity $stance $topics gave $got"
  done <<'TABLE'
topic: billing||low|unhappy|"billing"|hit
topic: [safety, billing]||low|unhappy|"billing"|hit
topic: safety||low|unhappy|"billing"|rest
severity: high||high|unhappy||hit
severity: ">= high"||critical|unhappy||hit
severity: "> high"||high|unhappy||rest
severity: "< high"||medium|unhappy||hit
severity: "<= low"||medium|unhappy||rest
severity: [low, critical]||critical|unhappy||hit
severity: [low, critical]||high|unhappy||rest
stance: [troll, rager]||low|rager||hit
label: negative||low|unhappy||hit
label: positive||low|unhappy||rest
platform: x||low|unhappy||hit
platform: mastodon||low|unhappy||rest
lang: de|"lang":"de-AT",|low|unhappy||hit
lang: de|"lang":"den",|low|unhappy||rest
kind: review|"kind":"review",|low|unhappy||hit
author: ana|"author_handle":"ana",|low|unhappy||hit
followers: ">= 10000"|"author_followers":10000,|low|unhappy||hit
followers: ">= 10K"|"author_followers":9000,|low|unhappy||rest
followers: "< 5"||low|unhappy||rest
text: /^T$/i||low|unhappy||hit
text: /^T$/||low|unhappy||rest
staff: yes|"author_staff":true,|low|unhappy||hit
drill: yes||low|unhappy||rest
drill: no||low|unhappy||hit
not: {topic: billing}||low|unhappy|"billing"|rest
not: {topic: billing}||low|unhappy||hit
any: [{topic: billing}, {severity: high}]||high|unhappy||hit
any: [{topic: billing}, {severity: high}]||low|unhappy||rest
topic: billing, severity: high||low|unhappy|"billing"|rest
TABLE
}

@test "a mis-indented plan is refused, not followed to the default" {
  printf 'routes:\n  - name: safety\n    team: care\n  when: {severity: high}\n  - {name: rest, team: care}\n' >plan.yaml
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_output --partial 'plan.yaml:'
  # Here it is YAML still, but `when` has slipped out of its route.
  printf 'routes:\n  - name: safety\n    team: care\nwhen: {severity: high}\n' >plan.yaml
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_output --partial "plan.yaml:4: column 1: there is no key 'when' here"
}

@test "a condition that compares with nothing is a fault: it would send all to the last route" {
  while IFS='|' read -r condition words; do
    plan "  - {name: hit, team: care, when: {$condition}}"
    run crisis-route --plan plan.yaml </dev/null
    assert_failure 2
    assert_output --partial "$words"
  done <<'TABLE'
topic: []|'topic' is compared with nothing
platform: ""|'platform' is compared with nothing
platform: [x, ""]|'platform' is compared with nothing
severity: []|'severity' is compared with nothing
text: ""|'text' is compared with nothing
any: []|'any' holds nothing to compare
any: [{topic: billing}, {}]|'any' holds nothing to compare
not: {}|'not' holds nothing to compare
followers: [1, 2]|one number is wanted here
TABLE
  plan '  - {name: hit, team: care, when: {platform: X}}'
  run -1 crisis-plan --plan plan.yaml check
  assert_output --partial "'X' is hardly found: a platform is written in small letters"
}

@test "a route that hides those after it is refused, and so is a list without a last" {
  plan '  - {name: all, team: care}'
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_output --partial 'never tried'
  printf 'routes: [{name: a, team: care, when: {severity: high}}]\n' >plan.yaml
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_output --partial "without 'when'"
}

@test "every fault of a plan is told in one run, with its place and the nearest key" {
  cat >plan.yaml <<'PLAN'
brand: {nmae: Acme}
topics:
  a: {words: [x], patterns: ["(("], floor: grave, factors: {safety: 9}}
routes:
  - {name: one, team: nobody, when: {topic: b}}
  - {name: two, team: care, answer: no}
PLAN
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_output --partial "plan.yaml:1: column 9: there is no key 'nmae' here; is it 'name'?"
  assert_output --partial 'plan.yaml:3: column 31: pattern 1: this pattern does not compile'
  assert_output --partial "'grave' is none of those"
  assert_output --partial 'a factor is 1, 2, 3 or 4'
  assert_output --partial "plan.yaml:5: column 23: no team is named 'nobody'"
  assert_output --partial "no topic is named 'b'"
  assert_output --partial "a route with 'answer: no' needs a reason"
}

@test "crisis.yaml here, CRISIS_PLAN and --plan, each over the one before" {
  plan ''
  sed 's/rest/here/' plan.yaml >crisis.yaml
  sed 's/rest/variable/' plan.yaml >v.yaml
  run bash -o pipefail -c "$(declare -f scored); scored 1 low unhappy | crisis-route | jq -r .route.rule"
  assert_output here
  run bash -o pipefail -c "$(declare -f scored); scored 1 low unhappy | CRISIS_PLAN=v.yaml crisis-route | jq -r .route.rule"
  assert_output variable
  run bash -o pipefail -c "$(declare -f scored); scored 1 low unhappy | CRISIS_PLAN=v.yaml crisis-route --plan plan.yaml | jq -r .route.rule"
  assert_output rest
}

@test "a hostile pattern on a hostile text is told, and the rest goes on" {
  plan '  - {name: trap, team: care, when: {text: "/^(a+)+$/"}}'
  printf '{"id":"1","platform":"x","text":"%s!","score":{"label":"negative","severity":"low","stance":"unhappy"}}\n' "$(printf 'a%.0s' {1..200})" >feed
  scored 2 low unhappy >>feed
  run --separate-stderr timeout 5 crisis-route --plan plan.yaml feed
  assert_failure 1
  assert_line --index 0 --partial '"rule":"rest"'
  [[ $stderr == *"route 'trap'"* ]]
}

@test "a plan that cannot be read is exit 2 with its name" {
  run crisis-route --plan nowhere.yaml </dev/null
  assert_failure 2
  assert_output --partial 'nowhere.yaml'
}

@test "the deadlines are the plan's, from the post's time, over a month's end" {
  run bash -o pipefail -c "$(declare -f scored); scored 1 high unhappy | sed s/2026-11-22T09/2028-02-29T23/ | crisis-route | jq -r '.route|[.acknowledge_by,.answer_by,.resolve_by]|@tsv'"
  assert_output $'2028-02-29T23:15:00Z\t2028-03-01T00:00:00Z\t2028-03-02T23:00:00Z'
}

@test "deadlines run in the team's hours where the plan says so, in its zone, over holidays" {
  cat >plan.yaml <<'PLAN'
zone: Europe/Berlin
holidays: [2026-12-25]
teams:
  care: {hours: {mon-fri: [09:00-13:00, 14:00-17:00], sat: 10:00-12:00}}
  ny: {hours: {zone: America/New_York, mon-fri: 09:00-17:00}}
  lazy: {hours: {zone: UTC}}
targets:
  medium: {acknowledge: 1h, answer: 4h, resolve: 3d, clock: hours}
routes:
  - {name: ny, team: ny, when: {platform: x}}
  - {name: lazy, team: lazy, when: {platform: y}}
  - {name: all, team: care}
PLAN
  due() { # due PLATFORM TIME SEVERITY
    scored 1 "$3" unhappy | sed "s/\"x\"/\"$1\"/; s/2026-11-22T09:00:00Z/$2/" | crisis-route --plan plan.yaml |
      jq -r '.route | [.acknowledge_by, .answer_by, .resolve_by] | @tsv'
  }
  run due m 2026-11-20T15:30:00Z medium # Friday 16:30
  assert_output $'2026-11-21T09:30:00Z\t2026-11-23T09:30:00Z\t2026-11-24T15:30:00Z'
  run due m 2026-12-24T12:30:00Z medium # 13:30, in the pause, the day before a holiday
  assert_output $'2026-12-24T14:00:00Z\t2026-12-26T10:00:00Z\t2026-12-29T13:00:00Z'
  run due x 2026-11-20T15:30:00Z medium # Friday 10:30 in New York
  assert_output $'2026-11-20T16:30:00Z\t2026-11-20T19:30:00Z\t2026-11-25T15:30:00Z'
  run due m 2026-11-21T15:30:00Z high # round the clock
  assert_output $'2026-11-21T15:45:00Z\t2026-11-21T16:30:00Z\t2026-11-23T15:30:00Z'
  run due y 2026-11-20T15:30:00Z medium # nobody ever works
  assert_output $'\t\t'
}

@test "hours, zones and holidays that are none are told with their place" {
  printf 'zone: Europe/Berin\nholidays: [2026-13-25]\nteams:\n  care: {hours: {mon-fi: 09:00-17:00, sat: 10-12, sun: [12:00-13:00, 12:30-14:00]}}\nroutes: [{name: all, team: care}]\n' >plan.yaml
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_line "crisis-route: plan.yaml:1: column 7: 'Europe/Berin' is no time zone that is known here, such as Europe/Berlin"
  assert_line --partial "plan.yaml:2: column 12: '2026-13-25' is not a date"
  assert_line --partial "plan.yaml:4: column 18: 'mon-fi' is no day"
  assert_line --partial "'10-12' is not hours"
  assert_line --partial '12:30-14:00 overlaps hours of the same day'
}

@test "teams of its own want routes of its own, said once" {
  printf 'teams: {desk: {}}\n' >plan.yaml
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_output 'crisis-route: plan.yaml:1: column 1: the built-in routes name teams or topics that this plan replaces: give it routes of its own'
}

@test "jq: an expression on the whole record, true as jq -e has it" {
  while IFS='|' read -r condition members wanted; do
    printf "topics: {billing: {words: [refund]}}\nteams: {care: {}}\nroutes:\n  - name: hit\n    team: care\n    when:\n      jq: '%s'\n  - {name: rest, team: care}\n" \
      "${condition//;;/|}" >plan.yaml
    got=$(scored 1 high unhappy '"billing"' "$members" | rule)
    [ "$got" = "$wanted" ] || fail "$condition on $members gave $got"
  done <<'TABLE'
.likes > 100|"likes":120,|hit
.likes > 100|"likes":12,|rest
.likes > 100||rest
.score.severity == "high"||hit
.tags // [] ;; any(. == "recall")|"tags":["a","recall"],|hit
.tags // [] ;; any(. == "recall")||rest
.none||rest
0||hit
empty||rest
.custom.deep[0]|"custom":{"deep":[true]},|hit
TABLE
}

@test "jq: stands with other conditions, inside not and any, and is tried last" {
  plan '  - {name: hit, team: care, when: {jq: ".likes.x", topic: safety}}'
  run --separate-stderr rule < <(scored 1 low unhappy '"billing"' '"likes":1,')
  assert_output rest
  assert_equal "$stderr" ''
  plan '  - {name: hit, team: care, when: {any: [{jq: ".likes.x"}, {topic: billing}], not: {jq: ".likes > 1"}}}'
  run rule < <(scored 1 low unhappy '"billing"')
  assert_output hit
}

@test "jq: an error is told with the route's name, and the rest goes on" {
  plan '  - {name: sum, team: care, when: {not: {any: [{jq: ".text + 1 > 2"}]}}}'
  { scored 1 low unhappy; scored 2 low unhappy '' '"none":1,' | sed 's/"text":"t"/"text":7/; s/"text":7/"text":"7"/'; } >feed
  run --separate-stderr crisis-route --plan plan.yaml feed
  assert_failure 1
  [[ $stderr == *"feed:1: route 'sum': jq: string (\"t\") and number (1) cannot be added"* ]] || fail "$stderr"
}

@test "jq: what could go on without end or see more than the record is refused with its place" {
  while read -r program word; do
    plan "  - {name: bad, team: care, when: {jq: '$program'}}"
    run crisis-route --plan plan.yaml </dev/null
    assert_failure 2
    assert_output --partial "plan.yaml:6: column 41: '$word' is not allowed in a plan's jq"
  done <<'TABLE'
[range(infinite)]|length range
env.HOME env
$ENV.HOME $ENV
input input
.text|test("a") test
.a=1 =
.text*9 *
TABLE
}

@test "jq: what does not compile is a fault of the plan, each at its place in jq's words" {
  plan '  - {name: a, team: care, when: {jq: ".a add"}}
  - {name: b, team: care, when: {jq: ".likes > 1"}}
  - {name: c, team: care, when: {jq: "add(1; 2; 3)"}}'
  run crisis-route --plan plan.yaml </dev/null
  assert_failure 2
  assert_equal "${#lines[@]}" 2
  assert_line --index 0 --partial 'plan.yaml:6: column 39: jq: syntax error, unexpected IDENT, expecting $end'
  assert_line --index 1 --partial 'plan.yaml:8: column 39: jq: add/3 is not defined'
}

@test "jq: an expression that takes too long on a post is stopped and told" {
  plan '  - {name: slow, team: care, when: {jq: "any(.a[] as $x | .a[] as $y | .a[]; . == 1)"}}'
  { scored 1 low unhappy '' "\"a\":[0$(printf ',0%.0s' {1..3000})],"; scored 2 low unhappy '' '"a":[1],'; } >feed
  run --separate-stderr timeout 20 crisis-route --plan plan.yaml feed
  assert_failure 1
  assert_line --index 0 --partial '"rule":"slow"'
  [[ $stderr == *"route 'slow': jq: it took too long on this post"* ]] || fail "$stderr"
}

@test "jq: only the tools that evaluate conditions link it; the others read over it" {
  for tool in score reply ingest; do
    run -0 ldd "$BIN/crisis-$tool"
    refute_output --partial libjq
  done
  plan '  - {name: hit, team: care, when: {jq: ".likes > 1"}}'
  run --separate-stderr crisis-score --plan plan.yaml <<<'{"id":"1","platform":"x","text":"refund"}'
  assert_success
  assert_output --partial '"topics":["billing"]'
}

@test "--explain: alternatives and what must not hold are a tree, with what the post has at each" {
  plan '  - {name: odd, team: care, when: {any: [{topic: safety}, {severity: high, followers: "> 9"}], text: /t/}}
  - {name: calm, team: care, when: {not: {topic: billing, stance: [unhappy, troll]}}}
  - {name: words, team: care, when: {text: /nowhere/}}
  - {name: asks, team: care, when: {jq: ".likes > 3"}}
  - {name: hit, team: press, when: {topic: billing, text: /T/i, jq: ".likes < 3", not: {any: [{lang: de}, {kind: review}]}}}'
  run -0 crisis-route --plan plan.yaml --explain < <(scored 1 low unhappy '"billing"' '"likes":1,')
  assert_output 'x 1: low, unhappy: t
  not odd: wants any of
    topic safety; the post has billing
    severity high; the post has low, and followers > 9; the post has none
  not calm: wants not topic billing; the post has billing, and stance unhappy, troll; the post has unhappy
  not words: wants text /nowhere/; the post has no such words
  not asks: wants jq .likes > 3; that is not so
  takes it: hit
    topic billing; the post has billing
    text /T/i; the post has it
    jq .likes < 3; that is so
    not any of
        lang de; the post has none
        kind review; the post has none
    unhappy: a bad experience of their own (question 6 of the tree: make it right)
    posture inform: billing counts as victim
    team press, P4, answer within 1440 min
    a notice of group topic:billing'
}

@test "--explain: what a stranger wrote makes no line of its own" {
  plan '  - {name: hit, team: press, when: {author: ana}}'
  scored 1 low unhappy '' '"author_handle":"x\n  takes it: hit\u001b[2J",' >feed
  run -0 crisis-route --plan plan.yaml --explain feed
  refute_line '  takes it: hit'
  refute_output --partial $'\e'
}

@test "of a language that the plan's words do not speak nobody says that nothing is wrong" {
  printf '%s\n' '{"id":"1","platform":"x","text":"商品が壊れて届きました。返金してください。"}' \
    '{"id":"2","platform":"x","text":"Paczka nie doszła, nikt nie odpisuje"}' '{"id":"3","platform":"x","text":"tea"}' \
    '{"id":"4","platform":"x","text":"having tea in Αθήνα"}' '{"id":"5","platform":"x","text":"最悪"}' >feed
  run -0 bash -c 'crisis-score feed | crisis-route | jq -r "[.id, .route.rule, .route.answer] | @tsv"'
  assert_output $'1\tunread\ttrue\n2\tunread\ttrue\n3\tchatter\tfalse\n4\tchatter\tfalse\n5\tunread\ttrue'
}
