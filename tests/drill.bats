# crisis-drill: storms made by a seed, and feeds replayed in their own time.

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

names() {
  crisis-drill scenarios | awk '{ print $1 }'
}

@test "ten scenarios are listed, and each makes as many posts as were asked for" {
  run -0 names
  assert_equal "${#lines[@]}" 10
  for name in "${lines[@]}"; do
    crisis-drill make "$name" --size 500 >"$name"
    assert_equal "$name $(wc -l <"$name")" "$name 500"
    jq -es 'all(.drill == true and (.truth | has("stance") and has("severity") and has("answer") and has("phase")))
      and (map(.created_at) | . == sort) and (map([.platform, .id]) | unique | length) == 500
      and (map(.truth.phase) | unique | length) >= 5 and (map(.platform) | unique | length) >= 7
      and (map(.lang) | unique | length) == 4' "$name" >/dev/null || fail "$name"
    run -0 --separate-stderr bash -o pipefail -c "crisis-ingest <$name | crisis-score --strict | crisis-route --strict | jq -es 'length == 500 and all(.drill)'"
    assert_output true
  done
}

@test "the same seed, start and size give the same bytes; another does not" {
  crisis-drill make breach --size 300 --seed 7 >one
  crisis-drill make breach --size 300 --seed 7 >two
  crisis-drill make breach --size 300 --seed 8 >three
  cmp one two
  run -1 cmp -s one three
  crisis-drill make breach --size 300 --seed 7 --start 2026-02-02T00:00:00Z | jq -r .text | sort >moved
  jq -r .text one | sort | cmp - moved
}

@test "what goes round has one truth and one cluster; repeats are owed no answer" {
  crisis-drill make rumor --size 5000 >feed
  run -0 jq -es '
    (map({key: (.platform + .id), value: .}) | from_entries) as $by
    | (map(select(.repost_of)) | length > 200 and all(. as $r | $by[$r.platform + $r.repost_of]
        | . != null and .truth.cluster == $r.truth.cluster and .created_at <= $r.created_at))
    and (map(select(.repost_of or .quote_of) | .truth.answer) | any | not)
    and (map(select(.kind == "repost") | .truth.cluster) | group_by(.) | map(length) | (max / length) > 0.2)
    and (map(select(.in_reply_to)) | length > 100)' feed
  assert_output true
}

@test "who goes on with a thread does so within the hour" {
  for seed in {1..8}; do crisis-drill make outage --size 200 --seed "$seed" | jq -c --arg seed "$seed" '.id += $seed | .in_reply_to += $seed'; done >feed
  run jq -s '(map({key: .id, value: .}) | from_entries) as $by
    | map($by[.in_reply_to] as $first | select($first.author_id == .author_id)
        | (.created_at | fromdate) - ($first.created_at | fromdate))
    | length > 8 and all(. <= 3600)' feed
  assert_output true
}

@test "followers and likes have heavy tails" {
  crisis-drill make gaffe --size 5000 >feed
  for what in author_followers likes; do
    run -0 jq -es "map(.$what // empty) | sort | (.[-1] > 50 * .[length / 2 | floor] + 500) and .[length / 2 | floor] < 200" feed
    assert_output true
  done
}

@test "a wrong word: one line, status 2" {
  run -2 crisis-drill
  run -2 crisis-drill make
  run -2 crisis-drill make nonsense
  assert_output "crisis-drill: there is no scenario 'nonsense'"
  run -2 crisis-drill make ./nowhere.yaml
  run -2 crisis-drill --speed 0 play /dev/null
  assert_output --partial "--speed: '0' is not a number from 0.001 to 1e+09"
  run -2 bash -c 'crisis-drill make recall >/dev/full'
  printf 'name: a\nabout: b\ncuorse: []\n' >bad.yaml
  run -2 crisis-drill make bad.yaml
  assert_output "crisis-drill: bad.yaml:3: column 1: there is no key 'cuorse' here"
}

@test "faults of a scenario are told with their place" {
  golden_scenarios=$CASES/drill
  for input in "$golden_scenarios"/*.yaml; do
    run -2 crisis-drill make "$input"
    if [ "${GOLDEN-}" = write ]; then echo "${output##*/}" >"${input%.yaml}.err"; fi
    assert_equal "${output##*/}" "$(cat "${input%.yaml}.err")"
  done
}

# Three posts, a second apart; the second a late one.
short_feed() {
  printf '{"v":1,"id":"%s","created_at":"2026-03-01T10:00:0%sZ","text":"x"}\n' 1 0 2 1 3 0 4 2
}

@test "play at speed 1 keeps time within 50 ms" {
  short_feed >feed
  run -0 bash -c 'crisis-drill play feed | while read -r line; do date +%s%N; done'
  for n in 1 2 3; do
    wanted=$((n == 3 ? 2000 : 1000))
    off=$(((lines[n] - lines[0]) / 1000000 - wanted))
    [ "${off#-}" -le 50 ] || fail "line $n was off by $off ms"
  done
}

@test "play keeps order and lines, marks drills, starts where asked" {
  short_feed >feed
  crisis-drill play --speed 1e9 feed | jq -r .id >ids
  assert_equal "$(paste -sd ' ' ids)" '1 2 3 4'
  crisis-drill play --speed 1e9 feed | jq -es 'all(.drill == true)'
  crisis-drill play --speed 1e9 --from 2026-03-01T10:00:01Z feed | jq -r .id >ids
  assert_equal "$(paste -sd ' ' ids)" '2 4'
  crisis-drill make price --size 50 >drill
  crisis-drill play --speed 1e9 drill | cmp - drill
  run -1 --separate-stderr crisis-drill play --speed 1e9 --rejects bad <<<'nonsense'
  assert_equal "$(cat bad)" nonsense
}

@test "--shift moves times by the same, to the present" {
  short_feed >feed
  run -0 bash -c 'crisis-drill play --speed 1e9 --shift --now 2026-11-22T12:00:00Z feed | jq -r .created_at'
  assert_equal "${lines[*]}" '2026-11-22T12:00:00Z 2026-11-22T12:00:01Z 2026-11-22T12:00:00Z 2026-11-22T12:00:02Z'
  crisis-drill play --speed 1e9 --shift --now 2026-03-01T10:00:00Z feed | jq -c 'del(.drill)' | cmp - feed
}

@test "a million posts take less than ten seconds of one core: a fifth of them in two" {
  case $BIN in */asan*) skip 'sanitizers take their time' ;; esac
  TIMEFORMAT=%U
  { time crisis-drill make outage --size 200000 >/dev/null; } 2>taken
  echo "200,000 posts: $(cat taken) s"
  awk '{ exit !($1 < 2) }' taken
}
