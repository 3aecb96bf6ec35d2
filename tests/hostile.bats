# Patterns and texts made to hold up the pipe: a bounded time for each post, told by name.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
  cat >patterns <<'END'
(a+)+$
^(a|aa)+$
(a*)*b
((a+)+)+!$
(\w+\s*)+:
^(([a-z])+.)+[A-Z]([a-z])+$
(x+x+)+y
(?:(?:a?){30}){30}a{30}$
(a(?1)?b?)*c
(?<n>\((?:[^()]|(?&n))*\)){5}!
(.*)*(.*)*(.*)*=
(\d+)*\1+$
(a|b|ab)*(?=c)\1*d
(?s).*.*.*.*.*.*x$
END
  { printf 'word%dx|' {1..500}; echo '(a+)+$'; } >>patterns
}

# hostile COUNT: so many posts of 60 KB, made for those patterns.
hostile() {
  jq -nc --argjson count "$1" '[("a" * 60000) + "!", "aaaa " * 12000, "(" * 60000, "x" * 60000, "1" * 60000,
    "ab" * 30000, "word1 " * 10000, "é" * 30000, "a" * 70000] as $texts | range($count) |
    {id: "\(.)", platform: "x", created_at: "2026-11-22T09:00:00Z", text: $texts[. % 9],
     score: {label: "negative", severity: "low", stance: "unhappy", topics: []}}'
}

@test "each hostile pattern in a route, on each hostile text: told with the route, and the rest goes on" {
  hostile 9 >feed
  echo '{"id":"fine","platform":"x","text":"hello","score":{"label":"neutral","severity":"low","stance":"question"}}' >>feed
  while IFS= read -r pattern; do
    printf "teams: {care: {}}\nroutes:\n- {name: trap, team: care, when: {text: '/%s/'}}\n- {name: rest, team: care}\n" "$pattern" >plan.yaml
    run --separate-stderr timeout 5 crisis-route --plan plan.yaml feed
    assert_equal "$status" 1
    [[ $stderr == *"feed:"*": route 'trap': its pattern took too many steps on this text"* ]] || fail "${pattern:0:40}: $stderr"
    assert_line --partial '"id":"fine"'
    assert_equal "$((${#lines[@]} + $(grep -c "route 'trap'" <<<"$stderr")))" 10
  done <patterns
}

@test "all of them in one plan: what a post may cost does not grow with the patterns" {
  { echo 'teams: {care: {}}'; echo 'routes:'
    n=0; while IFS= read -r pattern; do
      printf -- "- {name: trap%d, team: care, when: {text: '/%s/'}}\n" $((n++)) "$pattern"
    done <patterns
    echo '- {name: rest, team: care}'; } >plan.yaml
  hostile 300 >feed
  run --separate-stderr timeout 20 crisis-route --plan plan.yaml feed
  assert_equal "$status" 1
}

@test "in a topic they count as matches, and the post says which gave up" {
  { echo 'teams: {care: {}}'; echo 'topics:'
    n=0; while IFS= read -r pattern; do printf "  trap%d: {patterns: ['/%s/']}\n" $((n++)) "$pattern"; done <patterns
    echo 'routes: [{name: rest, team: care}]'; } >plan.yaml
  hostile 300 >feed
  timeout 20 crisis-score --plan plan.yaml feed >scored
  assert_equal "$(wc -l <scored)" 300
  run -0 jq -c 'select(.id == "0") | .score.why[] | select(.to == "topic trap0") | .what' scored
  assert_output '"taken for a match, since it gave up: /(a+)+$/"'
}

@test "in a silence and in what a crisis mutes as well" {
  hostile 1 >feed
  printf "teams: {care: {}}\nroutes: [{name: rest, team: care}]\nsilences: [{when: {text: '/(a+)+\$/'}, until: 2027-01-01, reason: r}]\n" >plan.yaml
  run -1 timeout 5 crisis-route --plan plan.yaml feed
  assert_line --index 0 'crisis-route: feed:1: a silence: its pattern took too many steps on this text'
  printf "teams: {care: {}}\nroutes: [{name: rest, team: care}]\ninhibit: [{by: {cluster: 1}, when: {text: '/(a+)+\$/'}}]\n" >plan.yaml
  sed -i 's/"platform"/"cluster":{"id":"1","size":2},"platform"/' feed
  run -1 timeout 5 crisis-route --plan plan.yaml feed
  assert_line --index 0 'crisis-route: feed:1: an inhibition: its pattern took too many steps on this text'
}

@test "a pattern too large or too deep to compile is a fault with its place" {
  for pattern in "$(printf 'word%dx|' {1..9000})z" "$(printf '(%.0s' {1..400})a$(printf ')%.0s' {1..400})"; do
    printf "teams: {care: {}}\ntopics: {trap: {patterns: ['/%s/']}}\nroutes: [{name: rest, team: care}]\n" "$pattern" >plan.yaml
    run -2 timeout 5 crisis-score --plan plan.yaml </dev/null
    assert_output --partial 'plan.yaml:2: column 29: pattern 1: this pattern does not compile'
  done
}
