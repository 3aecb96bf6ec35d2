# Plans of several files: what includes what, what is laid over what, and whose fault it is.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR" || exit
  cat >base.yaml <<'PLAN'
brand: {name: Base, names: [base], signature: "^B"}
teams: {care: {contact: here}, press: {}}
topics: {fire: {words: [fire], facts: [where, when]}, billing: {words: [refund]}}
routes:
  - {name: fire, team: press, when: {topic: fire}}
  - {name: billing, team: care, when: {topic: billing}}
  - {name: rest, team: care}
PLAN
}

# rules PLAN TEXT...: the route that each text takes.
rules() {
  local plan=$1 text
  shift
  for text; do
    jq -nc --arg text "$text" '{id: "1", platform: "x", $text}'
  done | crisis-score --plan "$plan" | crisis-route --plan "$plan" | jq -r .route.rule
}

@test "a brand's file includes the plan that all share and says what differs" {
  cat >brand.yaml <<'PLAN'
include: base.yaml
topics: {billing: {words: [invoice]}}
routes:
  - {name: tea, team: care, when: {text: /tea/}}
  - {name: billing, team: press}
  - {name: late, team: care, when: {text: /late/}}
PLAN
  run -0 rules brand.yaml "fire at tea" "tea, my invoice" "my invoice is late" "late" "refund"
  assert_output - <<'SAID'
fire
tea
billing
late
rest
SAID
  run -0 rules base.yaml "invoice" "refund"
  assert_output $'rest\nbilling'
}

@test "lists without names are replaced, ~ and remove take away" {
  cat >brand.yaml <<'PLAN'
include: [base.yaml]
topics: {fire: ~, billing: {words: [bill]}}
routes: [{name: fire, remove: yes}]
PLAN
  run -0 rules brand.yaml fire bill refund
  assert_output $'rest\nbilling\nrest'
}

@test "paths are relative to the file that includes; files include files" {
  mkdir -p shared/deep
  mv base.yaml shared/deep/root.yaml
  printf 'include: deep/root.yaml\nroutes: [{name: tea, team: care, when: {text: /tea/}}]\n' >shared/base.yaml
  printf 'include: shared/base.yaml\n' >brand.yaml
  mkdir elsewhere
  cd elsewhere
  run -0 rules ../brand.yaml tea fire
  assert_output $'tea\nfire'
}

@test "a fault names the file and the line it stands in" {
  printf 'include: base.yaml\nbrand: {nam: x}\n' >brand.yaml
  sed -i 's/team: care}/team: cara}/' base.yaml
  run -2 crisis-route --plan brand.yaml </dev/null
  assert_line "crisis-route: brand.yaml:2: column 9: there is no key 'nam' here; is it 'name'?"
  assert_line "crisis-route: base.yaml:7: column 24: no team is named 'cara'"
}

@test "a file that includes itself, that is missing, that is no YAML, that is no plan" {
  printf 'include: two.yaml\n' >one.yaml
  printf 'include: [base.yaml, ./one.yaml]\n' >two.yaml
  run -2 crisis-route --plan one.yaml </dev/null
  assert_output --partial "two.yaml:1: column 22: './one.yaml' includes itself"
  printf 'include: [base.yaml, gone.yaml]\n' >one.yaml
  run -2 crisis-route --plan one.yaml </dev/null
  assert_output --partial "one.yaml:1: column 22:"
  assert_output --partial "gone.yaml"
  printf 'a: [1\n' >gone.yaml
  run -2 crisis-route --plan one.yaml </dev/null
  assert_output --partial "gone.yaml:2"
  printf -- '- 1\n' >gone.yaml
  run -2 crisis-route --plan one.yaml </dev/null
  assert_output --partial "gone.yaml:1: column 3: keys and values are wanted here"
  printf 'include: {a: b}\n' >one.yaml
  run -2 crisis-route --plan one.yaml </dev/null
  assert_output --partial "one.yaml:1: column 11: the path of a file is wanted here"
}

@test "the depth and the number of files are bounded" {
  for i in {1..20}; do printf 'include: p%s.yaml\n' $((i + 1)) >p"$i".yaml; done
  cp base.yaml p21.yaml
  run -2 crisis-route --plan p1.yaml </dev/null
  assert_output --partial "p8.yaml:1: column 10: 'p9.yaml': a plan has at most 63 files, 8 deep"
  run -0 rules p14.yaml fire
  for i in {1..70}; do cp base.yaml n"$i".yaml; done
  printf 'include: [%s]\n' "$(printf 'n%s.yaml, ' {1..70})" >many.yaml
  run -2 crisis-route --plan many.yaml </dev/null
  assert_output --partial "at most 63 files"
}

@test "five brands, one plan: each passes check and test with four lines of its own" {
  rm base.yaml
  crisis-plan init --brand House base.yaml
  for brand in Acme Bolt Cora Dune Echo; do
    printf 'include: base.yaml\nbrand: {name: %s, names: [%s], handles: [%s], signature: "^%s"}\n' $brand $brand $brand $brand >$brand.yaml
    run -0 crisis-plan check $brand.yaml
    refute_output
    run -0 crisis-plan --plan $brand.yaml test
    run -0 bash -c "crisis-plan show $brand.yaml | jq -r '.brand.signature, (.routes | length)'"
    assert_line --index 0 "^$brand"
    assert_line --index 1 "$(crisis-plan show base.yaml | jq '.routes | length')"
  done
}
