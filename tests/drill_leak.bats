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
