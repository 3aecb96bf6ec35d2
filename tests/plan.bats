# crisis-plan: faults and doubts of a plan, and its unit tests.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR" || exit
}

@test "the built-in plan passes its check and at least 60 examples" {
  run -0 crisis-plan check
  assert_output ''
  run -0 crisis-plan test
  assert_equal "$(grep -c '^ok' <<<"$output")" "$(sed -n 's/^1\.\.//p' <<<"$output")"
  [ "$(grep -c '^ok' <<<"$output")" -ge 60 ]
}

@test "an example that takes another route fails, with the condition that did not hold" {
  cat >plan.yaml <<'PLAN'
teams: {care: {}}
topics: {billing: {words: [refund]}}
routes:
  - {name: billing, team: care, when: {topic: billing}, examples: ["where is my refund", "the kettle is red"]}
  - {name: rest, team: care, examples: ["tea", {text: "refund me", severity: critical}]}
PLAN
  run --separate-stderr -1 crisis-plan --plan plan.yaml test
  assert_output - <<'TAP'
ok 1 - billing: where is my refund
not ok 2 - billing: the kettle is red
# took rest, wanted billing
# billing wants topic billing; the post has none
ok 3 - rest: tea
not ok 4 - rest: refund me
# took billing, wanted rest
# rest would take it, but an earlier route does
# severity low, wanted critical
1..4
TAP
  assert_equal "$stderr" 'crisis-plan: 2 of 4 failed'
}

@test "an example gives members of the post, with their types" {
  cat >plan.yaml <<'PLAN'
teams: {care: {}}
topics: {billing: {words: [refund]}}
routes:
  - name: loud
    team: care
    when: {followers: "> 10", platform: mastodon, drill: yes}
    examples: [{text: "12", author_followers: 11, platform: mastodon, drill: yes}]
  - {name: rest, team: care, examples: [{text: "yes", author_handle: "12", lang: no}]}
PLAN
  run -0 crisis-plan --plan plan.yaml test
  assert_line 'ok 1 - loud: 12'
  assert_line 'ok 2 - rest: yes'
  sed -i 's/author_handle/autor_handle/' plan.yaml
  run -1 crisis-plan --plan plan.yaml test
  assert_output --partial "an example has no 'autor_handle'"
}

@test "cases of a file are tried, and lines that are none are named" {
  printf '%s\n' '{"name":"twice","post":{"id":"1","platform":"x","text":"charged me twice","created_at":"2026-11-23T10:00:00Z"},"expect":{"rule":"billing","answer_by":"2026-11-23T14:00:00Z","answer":true}}' \
    '{"post":7}' '{"post":{"id":"2","text":"tea"},"expect":{"team":"billing","nothing":1}}' >cases
  run --separate-stderr -1 crisis-plan --rejects bad test cases
  assert_line 'ok 67 - twice: charged me twice'
  assert_line 'not ok 68 - case: tea'
  assert_line '# team is "care"'
  assert_line '# nothing is absent'
  [[ $stderr == *'cases:2:'* ]]
  assert_equal "$(cat bad)" '{"post":7}'
}

@test "faults are 1, a plan that cannot be read is 2, and so is wrong use" {
  printf 'brand: {nam: x}\n' >plan.yaml
  run -1 crisis-plan --plan plan.yaml check
  run -2 crisis-plan --plan nowhere.yaml check
  run -2 crisis-plan
  assert_output --partial 'init | check | test'
  run -2 crisis-plan tset
}

@test "a hostile example or case reaches the terminal masked" {
  printf '{"post":{"id":"1","text":"\\u001b[31m # skip \\u202e"},"expect":{"rule":"chatter"}}\n' >cases
  run -0 crisis-plan test cases
  refute_output --regexp $'\033'
  refute_output --partial '# skip'
}
