# A drill cannot leak: every command keeps drill: true, and none gives it to a real post.

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
  export CRISIS_NOW=2026-01-22T00:00:00Z
  # Every other post is real: the same feed, its ids kept, without the mark and the truth.
  crisis-drill make outage --size 600 >drill
  jq -c 'if .id | .[-1:] | IN("1", "3", "5", "7", "9") then del(.drill, .truth) else . end' drill >feed
  jq -r 'select(.drill) | .id' feed | sort >marked
  jq -r 'select(.drill | not) | .id' feed | sort >real
  [ "$(wc -l <marked)" -gt 100 ] && [ "$(wc -l <real)" -gt 100 ]
}

# kept FILE: those that were drills are, and no others.
kept() {
  jq -r 'select(.text and .drill == true) | .id' "$1" | sort | diff marked -
  jq -r 'select(.text and .drill != true) | .id' "$1" | sort | diff real -
}

@test "every filter that is there keeps the mark, alone and in the pipe" {
  crisis-ingest feed >ingested
  crisis-score ingested >scored
  crisis-cluster scored >clustered
  crisis-route clustered >routed
  crisis-case --ledger book.db sync routed >cased
  crisis-reply cased >replied
  for stage in ingested scored clustered routed cased replied; do
    kept "$stage"
  done
  # What is drafted for a drill says so, what is drafted for people does not.
  run -0 jq -es 'map(select(.reply.text)) | (map(select(.drill)) | length > 20 and all(.reply.text | test("DRILL")))
    and (map(select(.drill | not)) | length > 20 and all(.reply.text | test("DRILL") | not))' replied
  assert_output true
  # Cases of drills are numbered apart.
  run -0 jq -es 'map(select(.case.number)) | length > 50 and all((.case.number[:2] == "D-") == (.drill == true))' cased
  assert_output true
}

@test "play marks what is played, all of it" {
  crisis-drill play --speed 1e9 feed | jq -es 'length == 600 and all(.drill == true)'
}

@test "alerts on drills say so, those on people do not" {
  crisis-detect drill >alerts
  jq -es 'length > 0 and all(.drill == true)' alerts
  jq -c 'del(.drill, .truth)' drill | crisis-detect >alerts
  jq -es 'length > 0 and (map(.drill == true) | any | not)' alerts
}

@test "reports leave drills out unless they are asked for" {
  crisis-score feed | crisis-route >routed
  run -0 crisis-report routed
  assert_output --partial "$(wc -l <marked) drill posts"
  crisis-report --drills routed >with
  refute grep -q 'drill posts' with
}

# A ledger with cases of both kinds, and one number of each.
both_kinds() {
  crisis-score feed | crisis-route | crisis-case --ledger book.db sync >cased
  drill=$(crisis-case --ledger book.db list --drill | jq -r .number | head -n 1)
  real=$(crisis-case --ledger book.db list | jq -r .number | head -n 1)
  export CRISIS_LEDGER=book.db CRISIS_BY=ana
}

@test "what is explained to people of a drill says so, post by post, and of others never" {
  crisis-score feed >scored
  crisis-route scored >routed
  for command in 'crisis-score --explain feed' 'crisis-cluster --explain scored' \
    'crisis-route --explain scored' 'crisis-reply --explain routed'; do
    $command | sed -n 's/^\(DRILL \)*[a-z]* \([a-z0-9_]*\): .*/\1\2/p' >heads
    sed -n 's/^DRILL //p' heads | sort | diff marked - || fail "$command"
    grep -v '^DRILL ' heads | sort | diff real - || fail "$command"
  done
}

@test "cases of drills: every line says so, and none comes unasked" {
  both_kinds
  # numbers FILTER: of what is shown, those of drills have the mark, and no others.
  marked_lines() {
    jq -es 'map(select(.number)) | length > 10 and all((.number[:2] == "D-") == (.drill == true))'
  }
  crisis-case list | jq -es 'length > 10 and all(.number[:2] == "C-")'
  crisis-case list | marked_lines
  crisis-case list --drill | jq -es 'length > 10 and all(.number[:2] == "D-")'
  crisis-case list --drill | marked_lines
  crisis-case export | marked_lines
  crisis-case due --now 2026-03-01T00:00:00Z >due || [ $? = 1 ]
  jq -es 'length > 10 and all(.number[:2] == "C-")' due
  crisis-case due --drill --now 2026-03-01T00:00:00Z >due || [ $? = 1 ]
  marked_lines <due
  crisis-case due --digest --now 2026-03-01T00:00:00Z >digest || [ $? = 1 ]
  refute grep -qE 'DRILL|D-2026' digest
  crisis-case due --digest --drill --now 2026-03-01T00:00:00Z >digest || [ $? = 1 ]
  run -0 head -n 1 digest
  assert_output --regexp '^DRILL [0-9]+ breached'
  run -0 crisis-case show "$drill"
  assert_output --partial DRILL
  run -0 crisis-case show "$real"
  refute_output --partial DRILL
  crisis-case show -j "$drill" | jq -es 'length > 1 and all(.drill == true)'
}

@test "an export of both kinds comes back the same, and sound" {
  both_kinds
  crisis-case export >one
  CRISIS_LEDGER=other.db crisis-case import one
  CRISIS_LEDGER=other.db crisis-case export | cmp one -
  CRISIS_LEDGER=other.db crisis-case verify
}

@test "drafts, approvals and answers: a text of a drill is refused for the real thing, and the other way round" {
  both_kinds
  for verb in draft approve answer; do
    role=()
    [ "$verb" != approve ] || role=(--role lead)
    [ "$verb" != answer ] || role=(--stage acknowledge)
    run -1 crisis-case "$verb" --by "$verb" "${role[@]}" --text 'DRILL we are sorry' "$real"
    assert_output --partial 'a text of a drill is not for the real thing'
    run -1 crisis-case "$verb" --by "$verb" "${role[@]}" --text 'we are sorry' "$drill"
    assert_output --partial 'a text of a drill begins with DRILL'
    run -0 crisis-case "$verb" --by "$verb" "${role[@]}" --text 'DRILL we are sorry' "$drill"
    run -0 crisis-case "$verb" --by "$verb" "${role[@]}" --text 'we are sorry' "$real"
  done
  run -1 crisis-case merge --into "$real" "$drill"
  run -1 crisis-case merge --into "$drill" "$real"
  # Nothing that was approved in a drill has an approval elsewhere.
  crisis-case export | jq -es 'map(select(.verb == "approve")) |
    (map(select(.drill)) | map(.body.sha256)) as $d | (map(select(.drill | not)) | map(.body.sha256)) as $r |
    ($d | length) == 1 and ($r | length) == 1 and $d != $r'
}

@test "the drafts of a drill fit a drill's case alone, just as they are" {
  both_kinds
  crisis-reply cased | jq -c 'select(.reply.text and .case.number)' >drafts
  for kind in 'select(.drill)' 'select(.drill | not)'; do
    jq -c "$kind" drafts | head -n 1 >draft
    run -0 crisis-case draft --text "$(jq -r .reply.text draft)" "$(jq -r .case.number draft)"
  done
}

@test "reports of every kind and format leave drills out; with them they say DRILL" {
  both_kinds
  jq -c 'select(.drill)' cased >only
  jq -c 'select(.drill | not)' cased >people
  for format in text json html markdown csv slack teams prometheus; do
    crisis-report --format "$format" --drills only >with
    grep -qi drill with || fail "$format says nothing of a drill"
  done
  # Apart from the words on what was left out, it is the report on the others.
  for format in text html markdown prometheus; do
    crisis-report --format "$format" people | grep -vE 'Not counted|crisis_lines|drill' >a
    crisis-report --format "$format" cased | grep -vE 'Not counted|crisis_lines|drill' >b
    [ "$(wc -l <a)" -gt 20 ]
    diff a b || fail "$format counts drills"
  done
}

@test "the gate, grades and comparisons: no real post in a grade, and DRILL where there is one" {
  crisis-score drill | crisis-route >routed
  run -1 crisis-drill grade routed
  assert_line --index 0 --partial DRILL
  jq -c 'del(.drill)' routed >people
  run -2 crisis-drill grade people
  run -0 crisis-drill backtest routed routed
  assert_line --index 0 --partial DRILL
  crisis-drill backtest --json routed routed | jq -e '.drill == true'
  crisis-drill backtest --json people people | jq -e 'has("drill") | not'
  crisis-case --ledger book.db --by ana --note storm gate hold
  run -1 crisis-case --ledger book.db gate check --channel x
}
