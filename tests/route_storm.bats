# crisis-route in a storm: silences, running crises and what they mute, one notice a group,
# postures that do not contradict each other.

bats_require_minimum_version 1.5.0

setup() {
  load helper
  cd "$BATS_TEST_TMPDIR"
}

scored() { # scored ID TIME SEVERITY TOPICS MEMBERS
  printf '{"id":"%s","platform":"x","created_at":"2026-11-22T%s:00Z","text":"t",%s"score":{"label":"negative","severity":"%s","stance":"unhappy","topics":[%s]}}\n' \
    "$1" "$2" "${5-}" "$3" "${4-}"
}

# plan SECTIONS: a plan with two topics and one route, and what the argument adds.
plan() {
  cat >plan.yaml <<PLAN
teams: {care: {}}
topics:
  outage: {words: [down], blame: accidental}
  rumor: {words: [rumor], blame: rumor}
  recall: {words: [recall], blame: preventable, posture: [rebuild, bolster], facts: [which batch, since when]}
routes: [{name: all, team: care}]
$1
PLAN
}

route() { crisis-route --plan plan.yaml "$@"; }
member() { route | jq -r "$1"; }

@test "a silence: no answer, its reason, for the digest, between its times only" {
  plan 'silences:
- {when: {topic: outage}, since: 2026-11-22 09:00, until: 2026-11-22 10:00, reason: see the status page}'
  { scored 1 08:59 low '"outage"'; scored 2 09:00 low '"outage"'; scored 3 09:59 low '"outage"'
    scored 4 10:00 low '"outage"'; scored 5 09:30 low; } >feed
  run member '[.id, .route.answer, .route.reason // "", .route.muted // "", .route.notify] | join("|")' <feed
  assert_output '1|true|||notice
2|false|see the status page|silence|digest
3|false|see the status page|silence|digest
4|true|||notice
5|true|||notice'
}

@test "a silence's times are of the plan's zone, and a date is meant to its end" {
  plan 'zone: Europe/Berlin
silences: [{when: {topic: outage}, since: 2026-11-21, until: 2026-11-22, reason: r}]'
  { scored 1 22:59 low '"outage"'; scored 2 23:00 low '"outage"'; } >feed
  run member .route.answer <feed
  assert_output $'false\ntrue'
}

@test "a silence without an end, a reason or a condition, or that ends before it begins, is a fault" {
  while IFS='|' read -r silence words; do
    plan "silences: [$silence]"
    run route </dev/null
    assert_failure 2
    assert_output --partial "plan.yaml:7: column 13: $words"
  done <<'TABLE'
{when: {topic: outage}, reason: r}|a silence needs an end: 'until'
{when: {topic: outage}, until: 2026-12-01}|a silence needs a reason
{until: 2026-12-01, reason: r}|a silence needs 'when'
{when: {}, until: 2026-12-01, reason: r}|a silence needs 'when'
{when: {topic: outage}, since: 2026-12-02, until: 2026-12-01, reason: r}|this silence ends before it begins
TABLE
  plan 'silences: [{when: {topic: outage}, until: soon, reason: r}]'
  run route </dev/null
  assert_failure 2
  assert_output --partial "'soon' is no time such as"
}

@test "jq stands in a silence, and one that does not compile is a fault at its place" {
  plan "silences: [{when: {jq: '.likes > 3'}, until: 2027-01-01, reason: r}]"
  { scored 1 09:00 low '' '"likes":3,'; scored 2 09:00 low '' '"likes":4,'; } >feed
  run member .route.answer <feed
  assert_output $'true\nfalse'
  plan "silences: [{when: {jq: '.likes add'}, until: 2027-01-01, reason: r}]"
  run -2 route </dev/null
  assert_output --partial 'plan.yaml:7: column 25: jq: syntax error'
}

@test "a silence that is over is a doubt, at the time that is asked for" {
  plan 'silences: [{when: {topic: outage}, until: 2026-11-22 10:00, reason: r}]'
  run crisis-plan --plan plan.yaml --now 2026-11-22T09:59:59Z check
  refute_output --partial 'this silence is over'
  run -1 crisis-plan --plan plan.yaml --now 2026-11-22T10:00:00Z check
  assert_output --partial 'plan.yaml:7:13: warning: this silence is over: take it out'
}

@test "a declared crisis mutes its single posts while it runs, but for the grave" {
  plan 'crises: [{topic: outage, since: 2026-11-22 09:00, until: 2026-11-22 12:00}]
inhibit: [{when: {severity: "< high"}, by: crisis}]'
  { scored 1 08:00 medium '"outage"'; scored 2 10:00 medium '"outage"'; scored 3 10:00 high '"outage"'
    scored 4 10:00 medium '"rumor"'; scored 5 12:00 medium '"outage"'; } >feed
  run member '[.id, .route.answer, .route.reason // "", .route.muted // ""] | join("|")' <feed
  assert_output '1|true||
2|false|part of the crisis on outage, which is answered as one|crisis
3|true||
4|true||
5|true||'
}

@test "an alert on the line begins a crisis, and its end is heard as well" {
  plan 'inhibit: [{when: {severity: "< high"}, by: {topic: outage}, reason: see our statement}]'
  { scored 1 09:30 low '"outage"'
    echo '{"type":"alert","key":"topic:outage","level":"crisis","at":"2026-11-22T09:00:00Z"}'
    scored 2 09:30 low '"outage"'; scored 3 09:30 low '"rumor"'; scored 4 08:30 low '"outage"'
    echo '{"type":"alert","key":"topic:outage","level":"over","at":"2026-11-22T10:00:00Z"}'
    scored 5 09:59 low '"outage"'; scored 6 10:00 low '"outage"'; } >feed
  run member 'select(.id) | [.id, .route.answer, .route.reason // ""] | join("|")' <feed
  assert_output '1|true|
2|false|see our statement
3|true|
4|true|
5|false|see our statement
6|true|'
  run route feed
  assert_line '{"type":"alert","key":"topic:outage","level":"over","at":"2026-11-22T10:00:00Z"}'
}

@test "a large cluster mutes its posts, a smaller one does not" {
  plan 'inhibit: [{when: {severity: low}, by: {cluster: 50}}]'
  { scored 1 09:00 low '' '"cluster":{"id":"c7","size":49},'; scored 2 09:00 low '' '"cluster":{"id":"c7","size":50},'; } >feed
  run member '[.route.answer, .route.reason // ""] | join("|")' <feed
  assert_output $'true|\nfalse|one of a cluster of 50 posts, which are answered at once'
}

@test "inhibit: what it is by must be said, and a topic of it known" {
  while IFS='|' read -r rule words; do
    plan "inhibit: [$rule]"
    run route </dev/null
    assert_failure 2
    assert_output --partial "$words"
  done <<'TABLE'
{when: {severity: low}}|this needs 'by'
{when: {severity: low}, by: {topic: nothing}}|no topic is named 'nothing'
{when: {severity: low}, by: {cluster: 5, topic: outage}}|'by' is crisis, or has one of
{when: {severity: low}, by: storm}|keys and values are wanted
TABLE
  plan 'inhibit: [{by: crisis}]'
  run -1 crisis-plan --plan plan.yaml check
  assert_output --partial 'this mutes posts of every severity'
}

@test "one notice a group and interval, whatever the order of the posts" {
  plan 'group: {every: 30m, by: [cluster, conversation, topic]}'
  for time in 09:00 09:10 09:29 09:30 09:45 10:01; do scored "$time" "$time" low '"outage"'; done >feed
  run member '.id + " " + .route.notify + " " + .route.group' <feed
  assert_output '09:00 notice topic:outage
09:10 digest topic:outage
09:29 digest topic:outage
09:30 notice topic:outage
09:45 digest topic:outage
10:01 notice topic:outage'
  tac feed >back # as exports have it, the newest first
  run member '.id + " " + .route.notify' <back
  assert_output $'10:01 notice\n09:45 digest\n09:30 notice\n09:29 digest\n09:10 digest\n09:00 notice'
}

@test "a graver post of the same group is a notice of its own, and so is another team's" {
  plan ''
  sed -i 's/^teams.*/teams: {care: {}, press: {}}/; s/^routes.*/routes: [{name: p, team: press, when: {followers: "> 9"}}, {name: all, team: care}]/' plan.yaml
  { scored 1 09:00 low '"outage"'; scored 2 09:01 high '"outage"'; scored 3 09:02 high '"outage"'
    scored 4 09:03 medium '"outage"'; scored 5 09:04 low '"outage"' '"author_followers":10,'; } >feed
  run member .route.notify <feed
  assert_output $'notice\nnotice\ndigest\ndigest\nnotice'
}

@test "groups: the first that a post has, in the plan's order" {
  all='"conversation_id":"9","cluster":{"id":"c1","size":3},'
  for by in cluster:c1 conversation:x:9 topic:outage; do
    plan "group: {by: [${by%%:*}, topic]}"
    run member .route.group < <(scored 1 09:00 low '"outage"' "$all")
    assert_output "$by"
  done
  plan 'group: {by: [cluster, topic]}'
  run member '.route | has("group")' < <(scored 1 09:00 low '' '"conversation_id":"9",')
  assert_output false
  plan 'group: {by: [author]}'
  run route </dev/null
  assert_failure 2
}

@test "ten thousand groups at once: never a notice too few, and memory stays flat" {
  plan ''
  for _ in 1 2; do
    jq -nc 'range(10000) | {id: "\(.)", platform: "x", created_at: "2026-11-22T09:00:00Z", text: "t",
      conversation_id: "\(.)", score: {label: "negative", severity: "low", stance: "unhappy", topics: []}}'
  done >feed
  run bash -o pipefail -c 'crisis-route --plan plan.yaml feed | jq -r .route.notify | sort | uniq -c | tr -s " "'
  notices=$(sed -n 's/^ \([0-9]*\) notice/\1/p' <<<"$output")
  [ "$notices" -ge 10000 ]
}

@test "what is not answered and has time is for the digest" {
  plan ''
  sed -i 's/^routes.*/routes: [{name: a, team: care, when: {severity: low}, answer: no, reason: r}, {name: b, team: care, when: {severity: medium}, priority: P2, answer: no, reason: r}, {name: c, team: care}]/' plan.yaml
  { scored 1 09:00 low; scored 2 09:00 medium; scored 3 09:00 high; } >feed
  run member '.route.rule + " " + .route.notify' <feed
  assert_output $'a digest\nb notice\nc notice'
}

@test "targets, the end of an acknowledgement, the checklist and the evidence" {
  plan 'targets: {high: {acknowledge: 10m, answer: 30m, resolve: 1d, acknowledge-expires: 2h}}
escalation: {high: [{after: 20m, to: lead}]}'
  run bash -o pipefail -c "$(declare -f scored); scored 1 09:00 high '\"recall\"' | crisis-route --plan plan.yaml | jq -c '.route | [.targets, .acknowledge_by, .acknowledge_expires, .escalate, .checklist, .posture, .bolster]'"
  assert_output '[{"acknowledge":600,"answer":1800,"resolve":86400,"clock":"always"},"2026-11-22T09:10:00Z",7200,[{"at":"2026-11-22T09:20:00Z","to":"lead"}],["which batch","since when"],"rebuild",true]'
  run bash -o pipefail -c "printf '{\"id\":\"1\",\"platform\":\"x\",\"text\":\"My order never arrived, where is my refund?\"}' | crisis-score | crisis-route | jq -c .route.evidence"
  assert_output --partial '"topic billing'
  assert_output --partial 'a bad experience of their own; an experience of their own: '
  assert_output --partial '"posture diminish: billing counts as accidental"'
}

@test "postures follow blame, type and history, and a topic's own comes first" {
  while IFS='|' read -r keys wanted; do
    plan ''
    sed -i "s/^  outage:.*/  outage: {words: [down], $keys}/" plan.yaml
    got=$(scored 1 09:00 low '"outage"' | member .route.posture)
    [ "$got" = "$wanted" ] || fail "$keys gave $got"
  done <<'TABLE'
blame: victim|inform
blame: victim, history: yes|diminish
blame: rumor, history: yes|deny
blame: challenge|adjust
blame: accidental|diminish
blame: accidental, history: yes|rebuild
blame: preventable|rebuild
type: natural-disaster|inform
type: violence|inform
type: tampering, history: yes|diminish
type: rumor|deny
type: challenge|adjust
type: unfounded-challenge|deny
type: technical-accident|diminish
type: technical-harm, history: yes|rebuild
type: human-accident|rebuild
type: misdeed|rebuild
blame: victim, posture: adjust|adjust
blame: accidental, posture: [inform, rebuild]|rebuild
TABLE
}

@test "mixed postures are refused, in a topic and in a crisis" {
  while IFS='|' read -r keys words; do
    plan ''
    sed -i "s/^  outage:.*/  outage: {words: [down], $keys}/" plan.yaml
    run -1 crisis-plan --plan plan.yaml check
    assert_output --partial "$words"
  done <<'TABLE'
posture: [deny, rebuild]|one crisis does not mix deny with rebuild
posture: [diminish, deny]|one crisis does not mix deny with diminish
posture: bolster|bolster stands only beside another posture
posture: shout|'shout' is no posture
blame: victim, type: misdeed|blame 'victim' is not that of type 'misdeed', which is 'preventable'
blame: preventable, posture: deny|posture 'deny' takes less on the brand than fits
TABLE
  plan 'crises: [{topic: [recall, rumor], since: 2026-11-22}]'
  run -1 crisis-plan --plan plan.yaml check
  assert_output --partial 'plan.yaml:7:11: one crisis does not mix rebuild (recall) with deny (rumor): give it a posture'
  plan 'crises: [{topic: [recall, rumor], since: 2026-11-22, posture: rebuild}]'
  run member '.route | [.posture, .evidence[-1]] | join(" - ")' < <(scored 1 09:00 low '"rumor"')
  assert_output 'rebuild - posture rebuild: that of the crisis'
}

@test "a cluster that is not of its types is rejected, and evidence that is not text left out" {
  plan ''
  { scored 1 09:00 low '' '"cluster":{"id":7,"size":3},'; scored 2 09:00 low '' '"cluster":{"id":"c1","size":"3"},'
    scored 3 09:00 low | sed 's/"topics"/"why":[{"what":7,"to":"stance"},8,{"to":"stance"}],"topics"/'; } >feed
  run --separate-stderr -1 route feed
  assert_equal "${#lines[@]}" 1
  assert_output --partial '"evidence":["unhappy: a bad experience of their own"]'
  [[ $stderr == *'feed:1: "cluster": '*'feed:2: "cluster": '* ]] || fail "$stderr"
}
