# crisis-route's files by team, and the filters whose exit status answers.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

# feed COUNT NAME: posts whose ids tell the feed, in turn for care and for press.
feed() {
  jq -nc --arg name "$2" --argjson count "$1" 'range($count) | {id: "\($name)-\(.)", platform: "x",
    created_at: "2026-11-22T09:00:00Z", text: ("t" * (20 + . % 400)), author_followers: (. % 2 * 100),
    score: {label: "negative", severity: (if . % 10 == 0 then "high" else "low" end), stance: "unhappy", topics: []}}'
}

plan() {
  printf 'teams: {care: {}, press: {}, %s: {}}\nroutes:\n- {name: loud, team: press, when: {followers: "> 9"}}\n%s\n- {name: rest, team: care}\n' \
    "${1:-legal}" "${2-}" >plan.yaml
}

split() { crisis-route --plan plan.yaml --split out "$@"; }

@test "each team's lines are in its file, in order; what is no post goes on" {
  plan
  { feed 6 a; echo '{"type":"alert","level":"watch"}'; } >in
  run -0 split in
  assert_output '{"type":"alert","level":"watch"}'
  run jq -r .id out/care.jsonl
  assert_output $'a-0\na-2\na-4'
  run jq -r '.id + " " + .route.team' out/press.jsonl
  assert_output $'a-1 press\na-3 press\na-5 press'
  [ -e out/legal.jsonl ] && [ ! -s out/legal.jsonl ]
  crisis-route --plan plan.yaml in >whole
  sort out/*.jsonl >got
  grep -v alert whole | sort | diff - got
}

@test "a second run appends" {
  plan
  feed 4 a >in
  split in
  feed 4 b >in
  split in
  run jq -r .id out/care.jsonl
  assert_output $'a-0\na-2\nb-0\nb-2'
}

@test "two runs at once never mix their lines, and lose none" {
  plan
  for name in a b c; do feed 20000 $name >$name; done
  split a & first=$!
  split b & second=$!
  split <c
  wait $first
  wait $second
  cat out/*.jsonl >all
  assert_equal "$(wc -l <all)" 60000
  run bash -c 'jq -r .id all | sort -u | wc -l' # jq fails on a line that is torn
  assert_output 60000
}

@test "a team's name makes a file's name that leads nowhere else, and no two the same" {
  plan '"../b c": {}, a%2F: {}, "a/": {}, .hidden: {}, größe'
  run -0 split </dev/null
  run ls -A out
  assert_output '%2E.%2Fb%20c.jsonl
%2Ehidden.jsonl
a%252F.jsonl
a%2F.jsonl
care.jsonl
gr%C3%B6%C3%9Fe.jsonl
press.jsonl'
}

@test "a half line that was left is ended, and stays the only one" {
  plan
  mkdir out
  printf '{"id":"whole"}\n{"id":"ha' >out/care.jsonl
  feed 1 a >in
  run -0 split in
  run sed -n 2p out/care.jsonl
  assert_output '{"id":"ha'
  run jq -r .id <(sed -n '1p;3p' out/care.jsonl)
  assert_output $'whole\na-0'
}

@test "a full disk is told, and leaves whole lines only" {
  plan
  feed 2000 a >in
  # A limit on the size of files stands for a disk with no more room.
  run -2 bash -c "trap '' XFSZ; ulimit -f 300; crisis-route --plan plan.yaml --split out in"
  assert_output 'crisis-route: cannot write out/care.jsonl: File too large'
  run -0 jq -s length out/care.jsonl
  mkdir full
  ln -s /dev/full full/care.jsonl
  run -2 crisis-route --plan plan.yaml --split full in
  assert_output 'crisis-route: cannot write full/care.jsonl: No space left on device'
}

@test "a folder or file that cannot be written is told before a line is read" {
  plan
  feed 1 a >in
  mkdir -p out/press.jsonl
  run -2 split in
  assert_output 'crisis-route: cannot write out/press.jsonl: Is a directory'
  [ ! -s out/care.jsonl ]
  run -2 crisis-route --plan plan.yaml --split none/there in
  assert_output 'crisis-route: cannot make the folder none/there: No such file or directory'
  : >file
  run -2 crisis-route --plan plan.yaml --split file in
  assert_output --partial 'cannot write file/care.jsonl: Not a directory'
  run -2 split --explain in
  assert_output 'crisis-route: --split and --explain do not go together'
}

@test "lines of an idle stream reach the files" {
  plan
  mkfifo pipe
  split pipe & job=$!
  exec 5>pipe
  feed 1 a >&5
  for ((i = 0; i < 100; i++)); do [ ! -s out/care.jsonl ] || break; sleep 0.05; done
  run jq -r .id out/care.jsonl
  assert_output a-0
  exec 5>&-
  wait $job
}

@test "--only and --above let pass what they say, and the exit status tells whether any did" {
  plan
  feed 20 a >in
  run -0 bash -o pipefail -c 'crisis-route --plan plan.yaml --only press in | jq -r .route.team | sort | uniq -c'
  assert_output --regexp '^ *10 press$'
  run -0 bash -o pipefail -c 'crisis-route --plan plan.yaml --above high in | jq -r .id'
  assert_output $'a-0\na-10'
  run -1 crisis-route --plan plan.yaml --above critical in
  refute_output
  run -1 crisis-route --plan plan.yaml --above high --only press in
  refute_output
  run -0 crisis-route --plan plan.yaml --above low in
  assert_equal "${#lines[@]}" 20
  run -1 crisis-route --plan plan.yaml --only care </dev/null
}

@test "the filters: alerts pass and are not counted, rejected lines are 1, wrong words are 2" {
  plan
  echo '{"type":"alert"}' >in
  run -1 crisis-route --plan plan.yaml --above low in
  assert_output '{"type":"alert"}'
  { feed 1 a; echo '{"id":"2","text":"not scored"}'; } >in
  run --separate-stderr -1 crisis-route --plan plan.yaml --above low in
  assert_equal "${#lines[@]}" 1
  run -2 crisis-route --plan plan.yaml --only sales in
  assert_output "crisis-route: --only: the plan has no team 'sales'"
  run -2 crisis-route --plan plan.yaml --above grave in
  assert_output "crisis-route: --above: 'grave' is none of low, medium, high, critical"
}

@test "the filters go with --split and --explain" {
  plan
  feed 20 a >in
  run -0 split --above high in
  assert_equal "$(cat out/*.jsonl | wc -l)" 2
  run -0 crisis-route --plan plan.yaml --explain --above high in
  assert_equal "$(grep -c '^x a-' <<<"$output")" 2
}
