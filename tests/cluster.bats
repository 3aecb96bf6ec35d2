# crisis-cluster: what goes together, what does not, how many, and in how much memory.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

post() { # post ID TEXT [MEMBERS]
  printf '{"id":"%s","platform":"x",%s"text":"%s"}\n' "$1" "${3-}" "$2"
}

@test "golden cases" {
  golden "$CASES/cluster" crisis-cluster
}

@test "every mutation of a text is in its cluster, and its kind is told" {
  run jq -r '[.id, .cluster.size, .cluster.authors, .cluster.kind, .cluster.exemplar.id] | join(" ")' < <(
    crisis-cluster "$CASES/cluster/mutations.in")
  assert_output "1 1 1 exact 1
2 2 2 repost 1
3 3 3 exact 1
4 4 4 exact 1
5 5 5 variant 1
6 6 5 exact 1
7 7 6 variant 1
8 8 7 exact 1
9 9 8 exact 1
10 10 9 variant 1"
}

@test "other facts are apart, or together, as --template says; a negation tells apart always" {
  run bash -c "crisis-cluster '$CASES/cluster/facts.in' | jq -r .cluster.exemplar.id | xargs"
  assert_output '1 2 3 4 5 4 2 8 9'
  run bash -c "crisis-cluster --template together '$CASES/cluster/facts.in' | jq -r .cluster.exemplar.id | xargs"
  assert_output '1 1 3 4 4 4 1 8 9'
  run -2 crisis-cluster --template other
  assert_line "crisis-cluster: --template is apart or together, not 'other'"
}

@test "reposts and slow copies are no campaign; many like accounts within minutes may be one" {
  run bash -c "crisis-cluster '$CASES/cluster/campaign.in' | jq -r 'select(.cluster.coordinated)|.id' | xargs"
  assert_output '5 6'
}

@test "idle clusters go, are said to have gone, and are begun anew" {
  for n in one two three one two; do post "$((++id))" "this is text number $n"; done >feed
  run --separate-stderr crisis-cluster --clusters 2 feed
  assert_equal "$(jq -r .cluster.size <<<"$output" | xargs)" '1 1 1 1 1'
  assert_equal "$stderr" 'crisis-cluster: 3 clusters, idle longest, went to make room (--clusters)'
  run --separate-stderr crisis-cluster --clusters 3 feed
  assert_equal "$(jq -r .cluster.size <<<"$output" | xargs)" '1 1 1 2 2'
  assert_equal "$stderr" ''
}

@test "an id is the text's own: it does not depend on what came before" {
  post 1 'nobody answers the phone' >one
  { post 0 'something else'; cat one; } >two
  assert_equal "$(crisis-cluster one | jq -r .cluster.id)" \
    "$(crisis-cluster two | jq -r 'select(.id == "1").cluster.id')"
}

@test "a thousand authors are counted within a tenth, sixty exactly" {
  for ((n = 0; n < 1000; n++)); do post "$n" same "\"author_id\":\"a$n\","; done >feed
  { head -60 feed; head -60 feed; } | crisis-cluster | tail -1 >last
  assert_equal "$(jq .cluster.authors last)" 60
  authors=$(crisis-cluster feed | tail -1 | jq .cluster.authors)
  [ "$authors" -ge 900 ] && [ "$authors" -le 1100 ] || fail "$authors"
}

@test "--collapse: one line a cluster with the count, in the order they began; the rest passes" {
  run bash -c "crisis-cluster --collapse '$CASES/cluster/foreign.in' | jq -c '[.id, .cluster.size]'"
  assert_output '["a1",null]
["8",null]
["1",3]
["2",1]
["4",1]
["5",2]
["7",1]'
  # The lines are those that came, but for the member.
  run bash -c "crisis-cluster --collapse '$CASES/cluster/mutations.in'"
  assert_output --partial "$(head -1 "$CASES/cluster/mutations.in" | sed 's/}$//')"',"cluster":{'
  assert_equal "${#lines[@]}" 1
  run -2 crisis-cluster --collapse --explain
  run -2 crisis-cluster --flush 1h
}

@test "--collapse writes a cluster that makes room, or that is idle for --flush" {
  for n in one two one three; do post "$((++id))" "this is text number $n"; done >feed
  run --separate-stderr crisis-cluster --collapse --clusters 1 feed
  assert_equal "$(jq -r .cluster.size <<<"$output" | xargs)" '1 1 1 1'
  { for at in 09:00 09:05 10:30 10:31; do
    post "$((++id))" 'nobody answers the phone' "\"created_at\":\"2026-11-22T$at:00Z\","
  done; } >feed
  run crisis-cluster --collapse --flush 1h feed
  assert_equal "$(jq -r .cluster.size <<<"$output" | xargs)" '2 2'
  assert_equal "$(jq -r .cluster.id <<<"$output" | uniq | wc -l)" 1
  run crisis-cluster --collapse --flush 2h feed
  assert_equal "$(jq -r .cluster.size <<<"$output" | xargs)" 4
}

@test "--ledger: two runs are as one, and a third goes on" {
  crisis-cluster "$CASES/cluster/mutations.in" | jq -c .cluster >whole
  head -4 "$CASES/cluster/mutations.in" >one
  tail -n +5 "$CASES/cluster/mutations.in" >two
  for part in one two; do crisis-cluster --ledger l.db $part; done | jq -c .cluster >parts
  diff whole parts
  run bash -c "crisis-cluster --ledger l.db '$CASES/cluster/facts.in' | jq -c '[.cluster.exemplar.id, .cluster.size]' | tail -3"
  assert_output '["2",2]
["8",1]
["9",1]'
  assert_equal "$(sqlite3 l.db 'SELECT max(size) FROM clusters')" 10
  # The template's other view has rows of its own.
  crisis-cluster --ledger l.db --template together "$CASES/cluster/facts.in" >out
  assert_equal "$(sqlite3 l.db 'SELECT together, count(*) FROM clusters GROUP BY together' | xargs)" '0|8 1|5'
  post 99 'something else' | crisis-cluster --ledger l.db --clusters 2 >out
  assert_equal "$(sqlite3 l.db 'SELECT count(*) FROM clusters WHERE NOT together')" 2
  post 100 'something else' | crisis-cluster --ledger l.db --collapse >out
  assert_equal "$(jq -c '[.id, .cluster.size]' out)" '["100",2]'
  echo no ledger >wrong
  run -2 crisis-cluster --ledger wrong one
  assert_output --partial 'is no ledger of crisis'
}

# stream POSTS SEED: texts of which some come again, by other hands and with other numbers.
stream() {
  awk -v posts="$1" -v seed="$2" 'BEGIN {
    srand(seed)
    count = split("parcel ticket refund invoice coupon login phone shoes table camera", things, " ")
    split("my %s with the number %d never came from your shop|" \
      "nobody answers me about the %s although I wrote %d letters|" \
      "why does a %s cost %d now when it was half of that", forms, "|")
    for (i = 0; i < posts; i++) {
      text = sprintf(forms[1 + i % 3], things[1 + int(rand() * count)], int(rand() * rand() * 40))
      if (rand() < 0.2) text = text " https://x.example/" i
      if (rand() < 0.1) text = "RT @who: " text
      printf "{\"id\":\"%d\",\"platform\":\"x\",\"author_id\":\"a%d\",\"created_at\":\"2026-11-22T%02d:%02d:00Z\",\"text\":\"%s\"}\n",
        i, int(rand() * 200), i * 10 / posts, i % 60, text
    } }'
}

# remembered LEDGER: all that is known of the clusters.
remembered() {
  sqlite3 "$1" 'SELECT * FROM clusters ORDER BY together, print' | md5sum
}

@test "--ledger: pieces cut at random are as one run, for both views of templates" {
  local seed view cuts from
  stream 600 7 >feed
  for view in apart together; do
    crisis-cluster --template $view feed | jq -c .cluster >whole
    [ "$(jq -r .id whole | sort -u | wc -l)" -gt 1 ]
    for seed in 1 2 3; do
      rm -f l.db*
      cuts=$(awk -v seed="$seed" 'BEGIN { srand(seed)
        for (i = 0; i < 6; i++) print int(rand() * 600) }' | sort -n | xargs)
      from=1
      for cut in $cuts 600; do
        sed -n "$from,${cut}p" feed | crisis-cluster --template $view --ledger l.db
        from=$((cut + 1))
      done | jq -c .cluster >parts
      cmp whole parts || fail "$view, cut at $cuts"
    done
  done
}

@test "--ledger: killed at any time, the ledger has all of a run or nothing of it" {
  [[ $BIN != */asan ]] || skip 'too long with sanitizers'
  local i state killed=0 finished=0
  RANDOM=8
  stream 400 1 >before
  stream 20000 2 >feed
  crisis-cluster --ledger start.db before >first
  cp start.db whole.db
  crisis-cluster --ledger whole.db feed | jq -c .cluster >whole
  for i in $(seq 25); do
    rm -f l.db*
    cp start.db l.db
    crisis-cluster --ledger l.db feed >out &
    sleep "0.$(printf '%03d' $((RANDOM % 300)))"
    { kill -9 $!; wait $!; } 2>/dev/null || :
    assert_equal "$(sqlite3 l.db 'PRAGMA integrity_check')" ok
    state=$(remembered l.db)
    if [ "$state" = "$(remembered whole.db)" ]; then
      finished=$((finished + 1))
      continue
    fi
    assert_equal "$state" "$(remembered start.db)"
    killed=$((killed + 1))
    # What came out had the ids that it has when it is run again.
    crisis-cluster --ledger l.db feed | jq -c .cluster | cmp - whole
    assert_equal "$(remembered l.db)" "$(remembered whole.db)"
  done
  echo "killed $killed, finished $finished"
  [ "$killed" -gt 3 ]
}

@test "--ledger: a locked one is waited for, or given up; on a full disk nothing is half done" {
  stream 40 3 >feed
  crisis-cluster --ledger l.db feed >out
  state=$(remembered l.db)
  (echo 'BEGIN IMMEDIATE;'; sleep 3) | sqlite3 l.db 3>&- &
  while sqlite3 l.db 'BEGIN IMMEDIATE' 2>/dev/null; do sleep 0.05; done
  run -2 crisis-cluster --ledger l.db --wait 0 feed
  assert_output --regexp 'another program has the ledger .*l.db locked; waited 0 s \(--wait\)$'
  run -0 --separate-stderr crisis-cluster --ledger l.db feed
  assert_output --partial '"size":2'
  assert_regex "$stderr" '^crisis-cluster: waiting for the ledger .*/l.db, which another program has locked$'
  wait
  state=$(remembered l.db)
  stream 20000 4 | awk '{ sub(/never came/, "was " NR " days late"); print }' >many
  run -2 bash -c "trap '' XFSZ; ulimit -f 400; crisis-cluster --ledger l.db many 2>&1 >/dev/null | tail -1; exit \${PIPESTATUS[0]}"
  assert_output --regexp 'crisis-cluster: .*l.db'
  assert_equal "$(sqlite3 l.db 'PRAGMA integrity_check')" ok
  assert_equal "$(remembered l.db)" "$state"
}

@test "a disk that is full is told, also of what is written at the end" {
  post 1 hello >feed
  run -2 bash -c 'crisis-cluster --collapse feed >/dev/full'
  assert_output --partial 'No space left'
}

@test "a text that would take over the terminal does not, in --explain" {
  post $'\\u001b[31m' 'hello' >feed
  run crisis-cluster --explain feed
  refute_output --partial $'\e'
  assert_output --partial 'cluster '
}

# judged ARGUMENTS: the mutation suite of tests/bench by these arguments, and how right it went.
judged() {
  cc -std=c11 -D_DEFAULT_SOURCE -O1 -o mutations "$ROOT/tests/bench/mutations.c"
  ./mutations suite "$@" | crisis-cluster | jq -r '[.group, .cluster.id, .how] | @tsv' |
    awk -f "$ROOT/tests/bench/pairs.awk"
}

@test "mutation suite: pair precision at least 0.99 at recall at least 0.95" {
  run judged 600 20261122
  assert_line --index 0 --regexp '^precision [01]\.[0-9]+ recall [01]\.[0-9]+ pairs [0-9]{5}$'
  awk '{ exit !($2 >= 0.99 && $4 >= 0.95) }' <<<"${lines[0]}" || fail "${lines[0]}"
  # Nothing but what changes words may lead astray.
  for how in emoji handle link lookalike none repost; do
    awk -v how="$how" '$2 == how { found = 1; bad = $3 > 0.01 } END { exit !found || bad }' \
      <<<"$output" || fail "$how: $output"
  done
}
