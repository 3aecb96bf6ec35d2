# crisis-drill backtest: the same past under two plans.

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

# post ID HOUR ROUTE [CASE]: a routed post of 2026-11-22.
post() {
  printf '{"id":"%s","platform":"x","text":"t","created_at":"2026-11-22T%s:00Z"%s,"route":%s}\n' "$1" "$2" "${4:+,\"case\":$4}" "$3"
}

# Four posts: by plan A all go to care, by plan B two to press, of which one is only watched.
two_plans() {
  care='{"rule":"all","team":"care","priority":"P3","answer":true,"answer_by":"2026-11-22T12:00:00Z"}'
  press='{"rule":"grave","team":"press","priority":"P1","answer":true,"answer_by":"2026-11-22T10:15:00Z"}'
  watch='{"rule":"news","team":"press","priority":"P4","answer":false}'
  one='{"number":"C-2026-000001","answered_at":"2026-11-22T11:00:00Z"}'
  { post 1 10:00 "$care" "$one"; post 2 10:30 "$care"; post 3 10:59 "$care"; post 4 11:00 "$care"
    echo '{"type":"alert","id":"e1","level":"watch","at":"2026-11-22T10:05:00Z"}'
    echo '{"type":"alert","id":"e1","level":"alert","at":"2026-11-22T10:10:00Z"}'
    echo '{"type":"alert","id":"e1","level":"alert","at":"2026-11-22T10:20:00Z"}'; } >a
  { post 1 10:00 "$press" "$one"; post 2 10:30 "$watch"; post 3 10:59 "$care"; post 4 11:00 "$care"
    echo '{"type":"alert","id":"e1","level":"watch","at":"2026-11-22T10:05:00Z"}'; } >b
  { echo '{"type":"case","number":"C-2026-000001","answered_at":"2026-11-22T11:00:00Z"}'
    echo '{"type":"event","number":"C-2026-000002","verb":"answer","at":"2026-11-22T13:00:00Z","body":{}}'; } >cases
}

@test "alerts, routes, load and deadlines of both plans" {
  two_plans
  crisis-drill backtest --json a b cases >line
  run -0 jq -c '.a, .b | [.posts, .answer, .watch, .priorities.P1, .priorities.P3, .priorities.P4]' line
  assert_output '[4,4,0,0,4,0]
[4,3,1,1,2,1]'
  run -0 jq -c '.a, .b | [.alerts.watch, .alerts.alert, .alerts.crisis, .first_alarm]' line
  assert_output '[1,1,0,"2026-11-22T10:10:00Z"]
[1,0,0,null]'
  # Case 1 was answered at 11:00: in time for plan A, too late for plan B; the others never.
  run -0 jq -c '.a, .b | .deadlines.answer' line
  assert_output '{"due":4,"missed":3,"open":0}
{"due":3,"missed":3,"open":0}'
  run -0 jq -c '.a, .b | .teams[] | [.team, .answer, .watch, .busiest, .busiest_at]' line
  assert_output '["care",4,0,3,"2026-11-22T10:00:00Z"]
["press",1,1,1,"2026-11-22T10:00:00Z"]
["care",2,0,1,"2026-11-22T10:00:00Z"]'
  run -0 jq -c '.both, .changed, .moves, has("drill")' line
  assert_output '4
{"rule":2,"team":2,"priority":2,"answered":0,"unanswered":1}
[{"from":"care","to":"press","posts":2}]
false'
}

@test "text says the same; without cases deadlines are not known, and what is not due yet is open" {
  two_plans
  run -0 crisis-drill backtest a b cases
  assert_line --regexp '^  answer +3 of +4 +3 of +3$'
  assert_line --regexp '^  care +4; +3 +2; +1$'
  assert_line --regexp '^  care +to press +2$'
  refute_output --partial DRILL
  sed 's/,"case":{[^}]*}//' a >c
  run -0 crisis-drill backtest c c
  assert_output --partial 'not known'
  crisis-drill backtest --json a b | jq -es '.[0].a.deadlines.answer == {due: 4, missed: 0, open: 3}'
}

@test "a plan against itself changes nothing; a drill says so" {
  crisis-drill make price --size 500 | crisis-score | crisis-cluster | crisis-detect --pass | crisis-route >a
  crisis-drill backtest --json a a | jq -es '.[0] | .drill and .a == .b and .both == 500 and (.changed | add) == 0 and .moves == []'
  run -0 crisis-drill backtest a a
  assert_line --index 0 'DRILL A: a'
}

@test "what is not routed is rejected, and two feeds are wanted" {
  two_plans
  run -2 crisis-drill backtest a
  assert_output --partial 'two feeds'
  run -1 --separate-stderr crisis-drill --rejects bad backtest a b - <<<'nonsense'
  assert_equal "$(cat bad)" nonsense
  jq -c 'del(.route)' a >bare
  run -1 --separate-stderr crisis-drill backtest bare b
  [[ $stderr == *'bare:1: no "route" yet'* ]]
  run -2 crisis-drill backtest a ./nowhere
}

@test "names of teams are strangers' and masked" {
  two_plans
  sed 's/"care"/"\\u001b[31mcare"/' a >hostile
  run -0 crisis-drill backtest hostile b
  refute_output --partial $'\e'
}
