# crisis-plan check: what is a fault, what a doubt, and where; and what is certain of routes.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR" || exit
}

@test "golden cases: every fault in one run, by line and column" {
  golden "$CASES/plan-check" crisis-plan --plan /dev/stdin --now 2026-11-22T12:00:00Z check
}

# hides EARLIER LATER: does a route with the one condition hide one with the other?
hides() {
  printf 'teams: {a: {}}\ntopics: {t: {words: [w]}, u: {words: [v]}}\nroutes:\n  - {name: one, team: a, when: {%s}}\n  - {name: two, team: a, when: {%s}}\n  - {name: rest, team: a}\n' \
    "$1" "$2" >plan.yaml
  crisis-plan --plan plan.yaml check >said
  grep -q "'two' is never reached" said
}

@test "a route is hidden where all that the earlier asks for follows" {
  while IFS='|' read -r earlier later; do
    hides "$earlier" "$later" || fail "{$earlier} hides {$later}: $(cat said)"
  done <<'TABLE'
topic: [t, u]|topic: t
topic: t|topic: t, kind: review
lang: de|lang: de-AT
lang: [de, fr]|lang: [fr-CA, de]
severity: ">= medium"|severity: [high, critical]
severity: "< high"|not: {severity: ">= high"}
not: {severity: low}|severity: high
not: {platform: x}|platform: [bluesky, mastodon]
not: {topic: t, lang: de}|not: {lang: de}
not: {stance: [spam, troll]}|not: {stance: [spam, troll, rager]}
followers: ">= 10"|followers: "> 9K"
followers: "< 10"|followers: 9
followers: "<= 9"|followers: "< 10"
not: {followers: "< 10"}|followers: ">= 10"
not: {followers: "> 10"}|followers: "< 5"
text: /a/|text: /a/, lang: de
jq: .likes > 3|jq: .likes > 3
any: [{topic: t}, {lang: de}]|lang: de
any: [{topic: t}, {lang: de}]|any: [{lang: de, kind: review}, {topic: t}]
stance: [rager, troll]|any: [{stance: rager}, {stance: troll, lang: de}]
staff: no|not: {staff: yes}
TABLE
}

@test "a route is not called hidden where a post may come through" {
  while IFS='|' read -r earlier later; do
    ! hides "$earlier" "$later" || fail "{$earlier} does not hide {$later}"
  done <<'TABLE'
topic: t|topic: [t, u]
topic: t, kind: review|topic: t
lang: de-AT|lang: de
severity: high|severity: ">= high"
not: {topic: u}|topic: t
not: {topic: t, lang: de}|topic: u, kind: review
not: {lang: de}|lang: [de-AT, fr]
not: {platform: x}|platform: [x, bluesky]
not: {stance: [spam, troll]}|not: {stance: spam}
followers: "> 10"|followers: ">= 10"
followers: "< 10"|followers: "<= 10"
not: {followers: "< 10"}|followers: ">= 9"
not: {followers: "> 10"}|followers: "<= 11"
followers: "> 10"|not: {followers: "<= 10"}
text: /a/i|text: /a/
jq: .likes > 3|jq: .likes > 4
any: [{topic: t, lang: de}, {topic: u}]|topic: t
any: [{topic: t}]|any: [{topic: t}, {topic: u}]
author: ana|kind: review
drill: yes|drill: no
TABLE
}

@test "deny stands with no posture that owns up, whichever is written first" {
  for pair in 'deny, rebuild' 'rebuild, deny'; do
    printf 'topics: {t: {words: [w], posture: [%s]}}\n' "$pair" >plan.yaml
    run -1 crisis-plan --plan plan.yaml check
    assert_line 'plan.yaml:1:36: one crisis does not mix deny with rebuild'
  done
}

@test "several routes together hide one, and are named" {
  cat >plan.yaml <<'PLAN'
teams: {a: {}}
topics: {t: {words: [w]}}
routes:
  - {name: de, team: a, when: {lang: de}}
  - {name: grave, team: a, when: {severity: ">= high"}}
  - {name: middle, team: a, when: {severity: medium, not: {drill: yes}}}
  - {name: small, team: a, when: {severity: low}}
  - {name: drills, team: a, when: {drill: yes, topic: t}}
  - {name: real, team: a, when: {topic: t, drill: no}}
  - {name: rest, team: a}
PLAN
  run -1 crisis-plan --plan plan.yaml check
  assert_line --partial "9:6: route 'real' is never reached: 'grave', 'middle', 'small' take its posts"
  refute_output --partial "'drills' is never"
}

@test "nested conditions without end are given up, not waited for" {
  when='{topic: t}'
  for _ in {1..25}; do when="{any: [$when, {not: $when}]}"; [ ${#when} -lt 200000 ] || break; done
  printf 'teams: {a: {}}\ntopics: {t: {words: [w]}}\nroutes:\n  - {name: one, team: a, when: %s}\n  - {name: two, team: a, when: %s}\n  - {name: rest, team: a}\n' \
    "$when" "${when/topic: t/lang: de}" >plan.yaml
  run timeout 10 crisis-plan --plan plan.yaml check
  assert_equal "$status" 1
}

@test "a fault is 1, a warning 0, and a plan that cannot be read 2" {
  run -0 crisis-plan --plan /dev/stdin --now 2026-11-22T12:00:00Z check <"$CASES/plan-check/ready.in"
  sed 's/, examples: \[tea\]//' "$CASES/plan-check/ready.in" >plan.yaml
  run -0 crisis-plan --plan plan.yaml --now 2026-11-22T12:00:00Z check
  assert_output "plan.yaml:7:84: warning: route 'rest' has no examples"
  run -2 crisis-plan --plan gone.yaml check
  run -2 crisis-plan --plan "$BATS_TEST_TMPDIR" check
}

@test "time makes a ready plan stale" {
  plan=$CASES/plan-check/ready.in
  run -1 crisis-plan --plan "$plan" --now 2026-11-23T00:00:00Z check
  assert_line --partial "3:12: 'Ana' was to be reviewed by 2026-11-22"
  assert_line --partial "the next drill was to be on 2026-11-22"
  run -1 crisis-plan --plan "$plan" --now 2026-12-02T00:00:00Z check
  assert_line --partial "no drill was held in the last six months"
  run -1 crisis-plan --plan "$plan" --now 2026-11-23T00:00:00Z check --ready
  assert_line 'Acme, 2026-11-23: not ready'
  assert_line '  stale    contacts'
  assert_line '  stale    drills'
  assert_line '  ready    routes'
}

@test "what a plan names is masked for a terminal" {
  printf 'teams: {a: {}}\nroutes: [{name: "x\\e[31m", team: a, when: {severity: low}}, {name: r, team: a}]\n' >plan.yaml
  run -1 crisis-plan --plan plan.yaml check
  refute_output --regexp $'\033'
}

@test "nobody on duty while the gravest posts wait for no hours: a warning, by hours, holidays and days away" {
  cat >plan.yaml <<'PLAN'
zone: Europe/Berlin
holidays: [2026-11-25]
teams: {care: {hours: {mon-sun: 08:00-24:00}}}
contacts:
  Ana: {role: crisis lead, team: care, phone: "1", deputy: Ben, review-by: 2027-01-01}
  Ben: {role: night lead, phone: "2", deputy: Ana, review-by: 2027-01-01, hours: {mon-sun: 00:00-08:00}}
PLAN
  crisis-plan --plan plan.yaml --now 2026-11-22T12:00:00Z check >said || :
  grep -F "plan.yaml:3:9: warning: team 'care': nobody is on duty at 2026-11-25 00:00, and what is critical waits for no hours" said
  crisis-plan --plan plan.yaml --now 2026-11-26T12:00:00Z check >said || :
  run ! grep 'on duty' said
  sed -i 's/phone: "1"/phone: "1", away: 2026-11-28/' plan.yaml
  crisis-plan --plan plan.yaml --now 2026-11-26T12:00:00Z check >said || :
  grep -F 'nobody is on duty at 2026-11-28 08:00' said
  printf 'targets: {critical: {clock: hours}, high: {clock: hours}}\n' >>plan.yaml
  crisis-plan --plan plan.yaml --now 2026-11-26T12:00:00Z check >said || :
  run ! grep 'on duty' said
}

@test "--json: each finding as an object" {
  run -1 crisis-plan --plan "$CASES/plan-check/people.in" --now 2026-11-22T12:00:00Z check --json
  assert_equal "${#lines[@]}" "$(wc -l <"$CASES/plan-check/people.out")"
  run -0 jq -rs 'group_by(.state) | map([.[0].state, length] | join(" ")) | join(", ")' <<<"$output"
  assert_output --regexp '^missing [0-9]+, stale [0-9]+, warning [0-9]+, wrong [0-9]+$'
}

@test "--json: words that are cut in the middle of a letter are JSON still" {
  name=$(printf 'ü%.0s' {1..300})
  for lead in '' x; do
    printf 'teams: {a: {}}\nroutes: [{name: "%s%s", team: a}]\n' "$lead" "$name" >plan.yaml
    run -0 bash -c '{ crisis-plan check -j plan.yaml || :; } | jq -c .state'
    assert_line '"warning"'
  done
}
