# crisis-drill grade: what tools and team did in a drill, against the truth of its posts.

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
  export CRISIS_NOW=2026-04-01T00:00:00Z
}

names() {
  crisis-drill scenarios | awk '{ print $1 }'
}

# A run by those who know the truth.
perfect() {
  jq -cf "$ROOT/tests/perfect_score.jq" "$1" | crisis-route | jq -ncf "$ROOT/tests/perfect_team.jq"
}

# All tools, and nobody there.
pipeline() {
  rm -f book.db
  crisis-ingest "$1" | crisis-score | crisis-cluster | crisis-detect --pass | crisis-route |
    crisis-case --ledger book.db sync | crisis-reply
  crisis-case --ledger book.db export
}

# grade FILE...: its line; a drill that did not pass is no failure here.
grade() {
  crisis-drill grade --json "$@" || [ $? = 1 ]
}

# part NAME FILE: got and of of a part, or its state.
part() {
  grade "$2" | jq -r --arg name "$1" '.parts[] | select(.name == $name) |
    if .state == "measured" then "\(.got) \(.of)" else .state end'
}

@test "of every scenario: nothing done, tools alone, and a perfect team are far apart, in that order" {
  for name in $(names); do
    crisis-drill make "$name" --size 1500 >feed
    pipeline feed >alone
    perfect feed >best
    printf '%s %s %s %s\n' "$name" "$(grade feed | jq .score)" "$(grade alone | jq .score)" "$(grade best | jq .score)"
  done | tee scores
  awk '{ bad += !($2 <= 1 && $3 >= $2 + 5 && $3 <= 60 && $4 >= 95 && $4 >= $3 + 30) } END { exit bad > 0 || NR != 10 }' scores
}

@test "every scenario goes from make to the review and the grade" {
  for name in $(names); do
    rm -f book.db
    crisis-drill make "$name" --size 300 >feed
    run -0 --separate-stderr bash -o pipefail -c 'crisis-ingest feed | crisis-score | crisis-cluster |
      crisis-detect --pass | crisis-route | crisis-case --ledger book.db sync | crisis-reply | tee all | crisis-report review --drills'
    assert_output --partial 'posts of a drill are counted'
    assert_output --partial REVIEW
    run -1 --separate-stderr crisis-drill grade all
    assert_line --index 0 --partial 'DRILL: '
  done
}

@test "a perfect run passes, and each fault in it is seen by its part" {
  crisis-drill make recall --size 800 >feed
  perfect feed >best
  run -0 crisis-drill grade best
  assert_line --index 0 --regexp '^DRILL: 100 of 100, passed'
  jq -c 'select(.type != "alert")' best >changed
  assert_equal "$(part detection changed)" 'not measured'
  jq -c 'if .type == "alert" then .at = "2026-01-10T00:00:00Z" else . end' best >changed
  assert_equal "$(part alarms changed)" '0 1'
  [[ $(part detection changed) == '0 '* ]]
  jq -c 'if .route then .route.severity = "low" else . end' best >changed
  [[ $(part grave changed) == '0 '* ]]
  jq -c 'if .score then .score.topics = [] else . end' best >changed
  [[ $(part topics changed) == '0 '* ]]
  jq -c 'if .route then .route.team = "billing" else . end' best >changed
  read -r got of <<<"$(part teams changed)"
  [ "$got" -lt $((of / 4)) ]
  jq -c 'if .route then .route.answer |= not else . end' best >changed
  assert_equal "$(part choice changed)" '0 800'
  jq -c 'select((.verb == "answer" and (.body.update_by | not)) | not) | del(.case.answered_at)' best >changed
  [[ $(part answered changed) == '0 '* ]]
  jq -c 'select(.verb != "fact")' best >changed
  [[ $(part facts changed) == '0 '* ]]
  jq -c 'select(.body.update_by | not)' best >changed
  [[ $(part statements changed) == '0 '* ]]
  assert_equal "$(part promises changed)" 'not measured'
}

@test "late is not in time: acknowledgements, answers, promises" {
  crisis-drill make recall --size 800 >feed
  perfect feed >best
  jq -c 'def late: fromdate + 40 * 86400 | todate;
    if .verb then .at |= late else . end
    | if .case then .case.acknowledged_at |= late | .case.answered_at |= late else . end' best >changed
  for name in haste deadlines; do
    [[ $(part $name changed) == '0 '* ]] || fail "$name: $(part $name changed)"
  done
  read -r got of <<<"$(part answered changed)"
  assert_equal "$got" "$of"
  jq -c 'if .body.update_by then .body.update_by = (.at | fromdate + 60 | todate) else . end' best >changed
  [[ $(part promises changed) == '0 '* ]]
}

@test "trolls that are answered are fed, unless somebody in the case is owed an answer" {
  crisis-drill make rumor --size 800 >feed
  perfect feed >best
  fed() {
    jq -c "if .truth.stance == \"troll\" then .created_at as \$at | .case = {number: \"D-2026-$1\", answered_at: \$at} else . end" best
  }
  trolls=$(jq -c 'select(.truth.stance == "troll")' feed | wc -l)
  fed 999999 >changed
  assert_equal "$(part trolls changed)" "0 $trolls"
  fed 000001 >changed
  assert_equal "$(part trolls changed)" "$trolls $trolls"
}

@test "what was done by the verbs of crisis-case counts, by list or by export, once" {
  crisis-drill make recall --size 300 | jq -c 'select(.truth.answer and .truth.severity == "high")' | head -n 1 >feed
  at=$(jq -r .created_at feed)
  when() { jq -rn --arg at "$at" "\$at | fromdate + $1 | todate"; }
  jq -cf "$ROOT/tests/perfect_score.jq" feed | crisis-route | crisis-case --ledger book.db --now "$at" sync >cased
  does() { crisis-case --ledger book.db --by ana --now "$@" >/dev/null; }
  number=$(jq -r .case.number cased)
  does "$(when 60)" acknowledge "$number"
  jq -r '.route.checklist[]' cased | while read -r fact; do does "$(when 120)" fact "$fact=known" "$number"; done
  does "$(when 180)" approve --role "head of communications" --text "DRILL hello" "$number"
  crisis-case --ledger book.db --by bo --now "$(when 200)" answer --text "DRILL hello" "$number" >/dev/null
  crisis-case --ledger book.db list --drill >listed
  crisis-case --ledger book.db export >exported
  cat cased listed >one
  cat cased listed exported exported >two
  for name in haste answered deadlines; do
    assert_equal "$name $(part $name one)" "$name 1 1"
    assert_equal "$name $(part $name two)" "$name 1 1"
  done
  assert_equal "$(part facts one)" 'not measured'
  assert_equal "$(part facts two)" '1 1'
  jq -c 'select(.verb != "fact")' exported | cat cased - >three
  assert_equal "$(part facts three)" '0 1'
}

@test "a feed that was played faster is graded by the team's clock" {
  crisis-drill make recall --size 800 >feed
  perfect feed >best
  # The same deeds, as they fall when a day takes an hour.
  first=$(jq -r .created_at feed | head -n 1)
  jq -c --arg first "$first" 'def fast($by): (. | fromdate) as $t | ($first | fromdate) as $f | $f + (($t - $by - $f) / 24 | floor) + $by + 1 | todate;
    if .verb == "acknowledge" then .at |= fast(60) elif .verb == "answer" and (.number != "D-2026-000000") then .at |= fast(180) else . end
    | del(.case.acknowledged_at, .case.answered_at)' best >fast
  crisis-drill grade --json --speed 24 fast >graded || true
  jq -es '.[0] | .speed == 24 and (.parts | map(select(.name | IN("haste", "answered", "deadlines")) | .share) | all(. == 1))' graded
  [[ $(part deadlines fast) == '0 '* ]]
}

@test "the plan says what is wanted" {
  crisis-drill make outage --size 500 >feed
  perfect feed >best
  jq -c 'select(.type != "alert")' best >changed
  run -0 crisis-drill grade changed
  printf 'grade: {pass: 90}\n' >crisis.yaml
  run -1 crisis-drill grade changed
  assert_line --index 0 --partial '90 wanted'
  printf 'grade: {weights: {detection: 0, alarms: 0}}\n' >crisis.yaml
  run -0 crisis-drill grade changed
  assert_line --index 0 --regexp '^DRILL: 100 of 100, passed'
  printf 'grade: {least: {detection: 50}}\n' >crisis.yaml
  run -1 crisis-drill grade changed
  assert_line --partial 'less than 50%'
  printf 'grade: {pass: 101, detect: soon, weights: {speed: 3}, least: {facts: 200}, statements: {every: 1s}}\n' >crisis.yaml
  run -2 crisis-drill grade changed
  assert_line --partial "crisis.yaml:1: column 44: there is no key 'speed' here"
  assert_line --partial 'least: facts is a number from 0 to 100'
  assert_line --partial 'pass is a number of points from 0 to 100'
  assert_line --partial 'every 1m or more'
}

@test "nothing to grade is said; real posts and cases do not count" {
  run -2 crisis-drill grade /dev/null
  assert_output --partial 'nothing to grade'
  crisis-drill make outage --size 500 >feed
  perfect feed >best
  grade best >one
  { cat best; jq -c 'del(.drill) | .id |= . + "0"' feed
    echo '{"type":"case","number":"C-2026-000001","answered_at":"2026-01-05T00:00:00Z"}'
    echo '{"type":"event","number":"C-2026-000001","verb":"answer","at":"2026-01-05T00:00:00Z","body":{}}'
    echo '{"type":"alert","id":"all","level":"alert","at":"2026-01-05T00:00:00Z"}'; } | grade - >two
  cmp one two
  shuf --random-source=feed best | grade - >three
  cmp one three
  run -1 --separate-stderr crisis-drill grade --json - <<<'{"id":"1","text":"x","drill":true,"truth":{"stance":"cross"}}
'"$(cat best)"
  [[ $stderr == *'"truth" wants a stance and a severity'* ]]
}

@test "the three pairs of teams that are mixed up most, the most first" {
  crisis-drill make outage --size 600 >feed
  jq -cf "$ROOT/tests/perfect_score.jq" feed | crisis-route >routed
  jq -c '(.id | explode | add) as $n | .was = .route.team | .route.team = (["care", "billing", "comms"][$n % 3])' routed >mixed
  wanted=$(jq -s -c 'map(select(.truth.answer and .was != .route.team)) | group_by([.was, .route.team])
    | map(length) | sort | reverse | .[:3]' mixed)
  [ "$(jq length <<<"$wanted")" = 3 ]
  run jq -c '.mixed_up | map(.posts)' <(grade mixed)
  assert_output "$wanted"
}
