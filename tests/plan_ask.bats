# crisis-plan init, show, checklist, contacts and coverage, and holidays from calendars.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR" || exit
  export CRISIS_NOW=2026-11-22T12:00:00Z
}

@test "init: a plan that passes check and test at once, whatever the brand is called" {
  while IFS= read -r brand; do
    run -0 crisis-plan init --brand "$brand" --zone America/New_York --mail "we@$brand.example"
    printf '%s\n' "$output" >plan.yaml
    run -0 crisis-plan --plan plan.yaml check
    refute_output
    run -0 crisis-plan --plan plan.yaml test
    [ "$(grep -c '^ok' <<<"$output")" -ge 60 ]
    run -0 bash -c 'crisis-plan --plan plan.yaml show | jq -r .brand.name'
    assert_output "$brand"
  done <<'BRANDS'
Bolt
Bolt & Sons: "the" #1
O'Neill
{{name}}
%s %n
@ZONE@ @MAIL@
- no
*alias &anchor !tag
C:\new\table
Fünf Höfe 北京 🙂
!!!
~
BRANDS
}

@test "init: the plan as it is without options, and until its days are past" {
  crisis-plan init >plan.yaml
  run -0 crisis-plan --plan plan.yaml check --ready
  assert_line 'Your Brand, 2026-11-22: ready'
  run -0 crisis-plan --plan plan.yaml --now 2026-12-22T23:00:00Z check
  run -1 crisis-plan --plan plan.yaml --now 2026-12-23T01:00:00Z check
  assert_output --partial 'the next drill was to be on 2026-12-22'
  run -1 crisis-plan --plan plan.yaml --now 2027-02-21T01:00:00Z check
  assert_output --partial "'Counsel' was to be reviewed by 2027-02-20"
}

@test "init: to a file that is not there yet" {
  run -0 crisis-plan init --brand Bolt plan.yaml
  refute_output
  run -0 crisis-plan --plan plan.yaml check
  echo mine >plan.yaml
  run -2 crisis-plan init plan.yaml
  assert_output --partial 'plan.yaml: File exists'
  assert_equal "$(cat plan.yaml)" mine
  run -2 crisis-plan init no/such/plan.yaml
  run -2 crisis-plan init a b
  run -2 bash -c 'crisis-plan init >/dev/full'
}

@test "init: what cannot stand in a plan is refused" {
  for option in "--zone=Europe/Berin" "--brand=" $'--brand=a\nb' $'--mail=\e[1m' $'--brand=\xff' $'--brand=\xe2\x80\xa8'; do
    run -2 crisis-plan init "$option"
  done
}

@test "show: the plan in force as JSON is a plan, and the same" {
  for plan in built-in starter brand; do
    case $plan in
    built-in) crisis-plan show >one.json ;;
    starter) crisis-plan init >plan.yaml; crisis-plan --plan plan.yaml show >one.json ;;
    brand)
      cat >brand.yaml <<'PLAN'
include: plan.yaml
brand: {name: B}
zone: Asia/Kolkata
holidays: [2026-12-24/2026-12-26, 2027-01-01]
contacts: {Counsel: {away: 2026-11-30, hours: {mon-tue: [09:00-12:00, 13:00-24:00], zone: UTC}}}
routes:
  - {name: odd, team: care, when: {any: [{topic: billing}, {not: {followers: ">= 10K"}}], text: "/a\\\\b\"/", staff: no, jq: ".likes > 3"}, examples: [{text: refund, likes: 4, links: [a], drill: yes, created_at: "2026-01-01T00:00:00Z", stance: question}]}
silences: [{when: {topic: price}, until: 2026-12-01, reason: said}]
crises: [{topic: outage, since: 2026-11-22 09:00}]
inhibit: [{when: {severity: low}, by: {cluster: 9}}, {when: {severity: low}, by: {topic: outage}, reason: r}]
limits: {x: {most: 200, count: x}}
cases: {follow-up: 3d, approvals: {high: 2}, statement-from: 20, watch: [troll]}
grade: {pass: 55, statements: {every: 30m}, weights: {trolls: 9}, least: {grave: 50}}
PLAN
      crisis-plan --plan brand.yaml show >one.json
      ;;
    esac
    assert_equal "$(wc -l <one.json)" 1
    jq -e '.brand and .routes[0].priority and .targets.low.clock' one.json >/dev/null
    crisis-plan --plan one.json show >two.json
    cmp one.json two.json || fail "$plan"
  done
  run -0 jq -c '[.holidays[0], .contacts.Counsel.hours.mon, .limits.x.most, .topics.outage.words[0], (.routes[] | select(.name == "odd").when.any | length), .cases["follow-up"], .cases.approvals.high, .cases["statement-from"], .grade.pass, .grade.weights.trolls, .grade.statements.every]' one.json
  assert_output '["2026-12-24",["09:00-12:00","13:00-24:00"],200,"outage",2,"3d",2,20,55,9,"30m"]'
}

@test "show and the others of a plan that cannot be used: the first fault, and 2" {
  printf 'brand: {nam: x}\n' >plan.yaml
  for verb in show contacts 'checklist injury'; do
    run -2 crisis-plan --plan plan.yaml $verb
    assert_output "crisis-plan: plan.yaml:1:9: there is no key 'nam' here; is it 'name'?"
  done
}

@test "checklist: facts, what to say first, and who may promise what" {
  run -0 crisis-plan checklist billing
  assert_line '- [ ] amount and date'
  assert_line '- [ ] a full refund, up to 200 EUR: team lead may promise it'
  run -0 crisis-plan --json checklist billing
  assert_equal "$(jq -c .remedies[0] <<<"$output")" '{"name":"refund","cost":200,"approver":"team lead"}'
  run -2 crisis-plan checklist biling
  assert_output --partial 'no topic is named biling; the topics are despair, bereavement, injury, safety'
  run -2 crisis-plan checklist
}

@test "contacts: on duty by hours, holidays, days away; deputies in a row, and in a ring" {
  cat >plan.yaml <<'PLAN'
zone: Europe/Berlin
holidays: [2026-12-25]
teams: {care: {hours: {mon-fri: 09:00-17:00}}, press: {}}
routes: [{name: all, team: care}]
contacts:
  Ana: {role: lead, team: care, phone: "1", deputy: Ben}
  Ben: {team: press, mail: b@x.example, away: [2026-12-25/2026-12-27], deputy: Cy}
  Cy: {hours: {fri: 12:00-13:00, zone: America/New_York}, phone: "3", deputy: Ana}
PLAN
  on() { crisis-plan --plan plan.yaml contacts --json --now "$1" | jq -c '[.name, .on_duty, .next, .stand_in]'; }
  run -0 on 2026-11-20T15:59:59Z # Friday 16:59:59
  assert_output - <<'SAID'
["Ana",true,null,null]
["Ben",true,null,null]
["Cy",false,"2026-11-20T17:00:00Z","Ana"]
SAID
  run -0 on 2026-11-20T16:00:00Z # 17:00, closed
  assert_line '["Ana",false,"2026-11-23T08:00:00Z","Ben"]'
  run -0 on 2026-12-25T12:00:00Z # holiday; Ben is away
  assert_output - <<'SAID'
["Ana",false,"2026-12-28T08:00:00Z",null]
["Ben",false,"2026-12-27T23:00:00Z",null]
["Cy",false,"2027-01-01T17:00:00Z",null]
SAID
  run -0 crisis-plan --plan plan.yaml contacts --now 2026-12-25T12:00:00Z
  assert_line --partial 'off until 2026-12-28 09:00; nobody stands in: 1'
  run -1 crisis-plan contacts
  assert_output 'nobody: the plan has no contacts'
}

@test "coverage: each route's posts, those that none took, and all lines add up" {
  {
    printf '{"id":"1","platform":"x","text":"charged me twice"}\n{"type":"alert","id":"a"}\n\n'
    printf '{"id":"2","platform":"x","text":"tea","score":{"label":"neutral","severity":"critical","stance":"balanced","topics":[]}}\n'
    printf 'no\n{"id":"3","platform":"x","text":"tea"}\n'
  } >feed
  run --separate-stderr -1 crisis-plan coverage feed
  assert_line '        1  33.3% billing'
  assert_line '        1  33.3% critical'
  assert_line '    never        legal'
  assert_line '        3 posts, 1 other lines, 1 rejected, 5 lines'
  run --separate-stderr -1 crisis-plan coverage --json <feed
  assert_equal "$(jq -s '[.[] | select(.rule).posts] | add' <<<"$output")" 3
  assert_equal "$(tail -n 1 <<<"$output")" '{"lines":5,"posts":3,"others":1,"rejected":1}'
  refute_output --partial DRILL
  # What was rehearsed is not taken for what happened.
  printf '{"id":"%s","platform":"x","text":"tea","drill":%s}\n' 1 true 2 false 3 true >drill
  run -0 crisis-plan coverage drill
  assert_line --index 0 "DRILL: 2 of 3 posts are a drill's"
  run -0 bash -o pipefail -c 'crisis-plan coverage --json drill | tail -n 1'
  assert_output '{"lines":3,"posts":3,"drills":2,"others":0,"rejected":0}'
  run -0 crisis-plan coverage /dev/null
  assert_line '        0 posts, 0 other lines, 0 rejected, 0 lines'
}

@test "test: times, lists and objects are compared by what they mean, and only where expected" {
  cat >plan.yaml <<'PLAN'
teams: {care: {hours: {mon-fri: 09:00-17:00}}}
topics: {billing: {words: [refund], blame: accidental}}
routes:
  - {name: grave, team: care, when: {severity: ">= high"}}
  - {name: rest, team: care}
silences: [{when: {text: /tea/}, since: 2026-11-20, until: 2026-11-23, reason: said}]
PLAN
  post='{"id":"1","platform":"x","text":"refund"}'
  {
    echo '{"name":"all","post":'"$post"',"time":"2026-11-20T16:30:00Z","expect":{"route":"rest","team":"care","severity":"low","deadline":"2026-11-23T18:30:00+02:00","posture":"diminish","reason":null,"topics":["billing"]}}'
    echo '{"name":"late","post":'"$post"',"time":"2026-11-20T16:30:00Z","expect":{"deadline":"2026-11-23T17:00:00Z","rule":"grave"}}'
    echo '{"name":"scored","post":{"id":"2","platform":"x","text":"a","score":{"label":"negative","severity":"high","stance":"unhappy","topics":[]}},"expect":{"rule":"grave","escalate":[{"to":"team lead"},{"to":"crisis lead"}]}}'
    echo '{"name":"nothing","post":'"$post"',"expect":{"rule":"gone"}}'
    echo '{"name":"wrong time","post":'"$post"',"time":"noon","expect":{}}'
  } >cases
  run --separate-stderr -1 crisis-plan --plan plan.yaml test cases
  assert_output - <<'TAP'
ok 1 - all: refund
not ok 2 - late: refund
# answer_by is "2026-11-23T16:30:00Z"
# wanted "2026-11-23T17:00:00Z"
# rule is "rest"
# wanted "grave"
# grave wants severity >= high; the post has low
ok 3 - scored: a
not ok 4 - nothing: refund
# rule is "rest"
# wanted "gone"
# no route is named gone
1..4
TAP
  [[ $stderr == *'cases:5:'* ]]
  run --separate-stderr -1 crisis-plan --plan plan.yaml test --json cases
  assert_equal "$(tail -n 1 <<<"$output")" '{"tried":4,"failed":2}'
  assert_equal "$(sed -n 2p <<<"$output" | jq -r '.why[4]')" 'grave wants severity >= high; the post has low'
}

@test "test: a silence is expected, or not" {
  printf 'teams: {care: {}}\nroutes: [{name: all, team: care}]\nsilences: [{when: {text: /tea/}, since: 2026-11-20, until: 2026-11-23, reason: said}]\n' >plan.yaml
  for text in tea milk; do
    for time in 19 20; do
      printf '{"post":{"id":"1","platform":"x","text":"%s"},"time":"2026-11-%sT12:00:00Z","expect":{"silence":true}}\n' $text $time
    done
  done >cases
  run --separate-stderr -1 crisis-plan --plan plan.yaml test cases
  assert_output - <<'TAP'
not ok 1 - case: tea
# silence is false
# wanted true
ok 2 - case: tea
not ok 3 - case: milk
# silence is false
# wanted true
not ok 4 - case: milk
# silence is false
# wanted true
1..4
TAP
  sed -i 's/"silence":true/"silence":false/' cases
  run --separate-stderr -1 crisis-plan --plan plan.yaml test cases
  assert_equal "$(grep -c '^ok' <<<"$output")" 3
}

@test "the examples of the built-in plan are on at least twelve topics, praise and spam" {
  crisis-plan show | jq -c '[.routes[].examples[] | del(.severity, .stance)] | to_entries[] | {id: (.key | tostring)} + .value' |
    crisis-score >scored
  [ "$(wc -l <scored)" -ge 60 ]
  [ "$(jq -r '.score.topics[]?' scored | sort -u | wc -l)" -ge 12 ]
  for stance in praise spam; do grep -q "\"stance\":\"$stance\"" scored; done
}

@test "check and show take the plan as an operand" {
  printf 'brand: {name: Bolt}\n' >plan.yaml
  run -1 crisis-plan check plan.yaml
  assert_line 'plan.yaml:1:1: there are no contacts: who is called?'
  run -0 bash -c 'crisis-plan show plan.yaml | jq -r .brand.name'
  assert_output Bolt
}

@test "test: the clock stands still unless it is set" {
  printf 'teams: {care: {}}\nroutes: [{name: all, team: care}]\n' >plan.yaml
  echo '{"post":{"id":"1","platform":"x","text":"hi","score":{"label":"neutral","severity":"high","stance":"unhappy","topics":[]}},"expect":{"answer_by":"2026-01-05T13:00:00Z"}}' >cases
  unset CRISIS_NOW
  run -0 crisis-plan --plan plan.yaml test cases
  run -1 crisis-plan --plan plan.yaml --now 2026-11-22T00:00:00Z test cases
}

@test "holidays from a calendar, beside dates: a deadline passes over them" {
  mkdir days
  printf 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Long\r\n  est day\r\nDTSTART;VALUE=DATE:20251224\r\nDTEND;VALUE=DATE:20251227\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n' >days/at.ics
  cat >days/base.yaml <<'PLAN'
holidays: [at.ics, 2026-12-28]
teams: {care: {hours: {mon-fri: 09:00-17:00}}}
topics: {billing: {words: [refund]}}
routes: [{name: all, team: care}]
PLAN
  printf 'include: days/base.yaml\n' >plan.yaml
  run -0 bash -c 'crisis-plan --plan plan.yaml show | jq -c ".holidays[:4], (.holidays | length)"'
  assert_output $'["2025-12-24","2025-12-25","2025-12-26","2026-12-24"]\n106'
  run -0 bash -c 'printf "{\"id\":\"1\",\"platform\":\"x\",\"text\":\"tea, refund\",\"created_at\":\"2026-12-23T16:00:00Z\",\"score\":{\"label\":\"neutral\",\"severity\":\"medium\",\"stance\":\"unhappy\",\"topics\":[]}}" | crisis-route --plan plan.yaml | jq -r .route.acknowledge_by'
  assert_output 2026-12-23T17:00:00Z
  run -0 bash -c 'printf "{\"id\":\"1\",\"platform\":\"x\",\"text\":\"tea, refund\",\"created_at\":\"2026-12-23T16:30:00Z\",\"score\":{\"label\":\"neutral\",\"severity\":\"medium\",\"stance\":\"unhappy\",\"topics\":[]}}" | crisis-route --plan plan.yaml | jq -r .route.acknowledge_by'
  assert_output 2026-12-29T09:30:00Z
  printf 'holidays: gone.ics\n' >plan.yaml
  run -1 crisis-plan --plan plan.yaml check
  assert_line --partial 'plan.yaml:1:11: cannot open gone.ics: No such file or directory'
  printf 'holidays: days/at.ics\n' >plan.yaml
  sed -i 's/YEARLY/MONTHLY/' days/at.ics
  run -1 crisis-plan --plan plan.yaml check
  assert_line 'plan.yaml:1:11: days/at.ics: line 7: a rule is FREQ=YEARLY with INTERVAL, COUNT or UNTIL, and not FREQ=MONTHLY'
}
