# crisis-ingest: what the user says of the input and of the output.

load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tweet='{"id":"1","text":"hi","author_id":"9","created_at":"2026-11-22T09:00:00Z"}'
	saved='{"thread":{"id":5,"topic":"Outage"},"replies":[
		{"n":"c1","said":"It broke","who":{"name":"Ana"},"on":"22/11/2026 09:14","tags":[{"t":"a"},{"t":"b"}]},
		{"n":"c2","said":"Me too","on":"soon"}]}'
}

@test "a mapping reads JSON that no format knows, a post for each item" {
	crisis-ingest -m 'text=replies[].said' -m 'id=replies[].n' -m 'author_name=replies[].who.name' \
		-m 'created_at=replies[].on:%d/%m/%Y %H:%M' -m 'tags=replies[].tags[].t' \
		-m conversation_id=thread.id -m title=thread.topic -m platform==forum \
		>out 2>err <<<"$saved"
	diff - out <<-'END'
		{"v":1,"id":"c1","platform":"forum","kind":"post","created_at":"2026-11-22T09:14:00Z","text":"It broke","title":"Outage","author_name":"Ana","conversation_id":"5","tags":["a","b"]}
		{"v":1,"id":"c2","platform":"forum","kind":"post","text":"Me too","title":"Outage","conversation_id":"5"}
	END
	diff - err <<-'END'
		crisis-ingest: standard input: 1 time is not of the form that a mapping gives, and left out
	END
}

@test "a mapping: lists in lists, objects by ids, keys with dots" {
	run -0 crisis-ingest -m 'text=a[].b[].c' -m 'title=a[].t' \
		<<<'{"a":[{"t":"T","b":[{"c":"one"},{"c":"two"}]},{"t":"U","b":[{"c":"three"}]}]}'
	assert_line --index 0 --partial '"text":"one","title":"T"'
	assert_line --index 1 --partial '"text":"two","title":"T"'
	assert_line --index 2 --partial '"text":"three","title":"U"'
	run -0 crisis-ingest -m 'text=items[].t' <<<'{"items":{"k":{"t":"one"},"l":{"t":"two"}}}'
	assert_equal "${#lines[@]}" 2
	run -0 crisis-ingest -m 'text=user.said' <<<'{"user.said":"flat"}'
	assert_output --partial '"text":"flat"'
	run -0 crisis-ingest -m 'text=names[]' <<<'{"names":["one","two"]}'
	assert_line --index 1 --partial '"text":"two"'
}

@test "a mapping wins over a known format, and over what is known of a header" {
	run -0 crisis-ingest -m place=extra.town -m text=extra.said \
		<<<'{"id":"1","text":"hi","author_id":"9","extra":{"town":"Kiel","said":"ho"}}'
	assert_output '{"v":1,"id":"1","platform":"x","kind":"post","url":"https://x.com/i/web/status/1","text":"ho","author_id":"9","place":"Kiel"}'
	run -0 crisis-ingest -m text=note <<<$'text,note\nfirst,second'
	assert_output --partial '"text":"second"'
}

@test "a known format keeps what the mapping does not find, and that is said" {
	run -0 crisis-ingest -m text=nothing <<<"$tweet"
	assert_line --partial '"text":"hi"'
	assert_line "crisis-ingest: standard input: nothing has 'nothing', which a mapping names"
}

@test "of several rows for a key the first that yields something counts" {
	run -0 crisis-ingest -m text=a -m text=b -m platform==p <<<$'{"b":"two"}\n{"a":"one","b":"two"}'
	assert_line --index 0 --partial '"text":"two"'
	assert_line --index 1 --partial '"text":"one"'
	assert_equal "${#lines[@]}" 2
}

@test "a file of mappings; each wrong row is named" {
	printf '# what the forum calls it\n\n  text=said \r\nid=n\nplatform==forum\n' >rows
	run -0 crisis-ingest --map-file rows <<<'{"n":7,"said":"hm"}'
	assert_output '{"v":1,"id":"7","platform":"forum","kind":"post","text":"hm"}'
	printf 'text=said\nbody=said\n# fine\nid\ntitle=\n' >rows
	run -2 crisis-ingest --map-file rows -m nonsense=x <<<'{"n":7,"said":"hm"}'
	assert_line "crisis-ingest: rows:2: 'body' is no key of a post"
	assert_line "crisis-ingest: rows:4: 'id' is not KEY=PATH or KEY==WORDS"
	assert_line "crisis-ingest: rows:5: 'title=' is not KEY=PATH or KEY==WORDS"
	assert_line "crisis-ingest: 'nonsense' is no key of a post"
	run -2 crisis-ingest --map-file nosuch <<<'{}'
	assert_output --partial 'cannot open nosuch'
}

@test "words that are not UTF-8 are refused" {
	for option in -p -s --author; do
		run -2 crisis-ingest "$option" $'caf\xe9' <<<"$tweet"
		assert_output --partial 'is not UTF-8'
	done
	run -2 crisis-ingest -m platform==$'caf\xe9' <<<"$tweet"
	assert_output 'crisis-ingest: a mapping is not UTF-8'
}

@test "rows of different lists are refused; items without content are rejected" {
	run -2 crisis-ingest -m 'text=a[].b' -m 'id=c[].d' <<<'{}'
	assert_output "crisis-ingest: 'a[].b' and 'c[].d' are items of different lists"
	run -1 crisis-ingest -m 'text=a[].b' <<<'{"a":[{"b":"one"},{"c":2},{"b":null}]}'
	assert_line --partial '"text":"one"'
	assert_line --partial '2 values without text, title or id by the mapping'
}

@test "a complaint stays a complaint, and an account gives way to a mapping" {
	run -1 crisis-ingest -m text=body <<<'{"error":{"message":"Rate limit exceeded"}}'
	assert_line --partial "a service's complaint: Rate limit exceeded"
	run -0 crisis-ingest -m text=bio <<<'{"did":"d","handle":"h","bio":"words"}'
	assert_output --partial '"text":"words"'
}

@test "times: forms, zones, the order of days and months" {
	local table=$'text,when\na,2026-07-01 12:00:00\nb,3/4/2026\nc,2026-07-01T12:00:00+09:00'
	run -0 crisis-ingest -m created_at=when <<<"$table"
	assert_line --index 0 --partial '"2026-07-01T12:00:00Z"'
	assert_line --index 1 --partial '"2026-03-04T00:00:00Z"'
	run -0 crisis-ingest -m created_at=when --tz Etc/GMT-2 --date-order dmy <<<"$table"
	assert_line --index 0 --partial '"2026-07-01T10:00:00Z"'
	assert_line --index 1 --partial '"2026-04-02T22:00:00Z"'
	assert_line --index 2 --partial '"2026-07-01T03:00:00Z"'
	for zone in +0530 +05:30; do
		run -0 crisis-ingest -m created_at=when --tz "$zone" <<<"$table"
		assert_line --index 0 --partial '"2026-07-01T06:30:00Z"'
	done
	run -0 crisis-ingest -m created_at=when --tz -3 <<<"$table"
	assert_line --index 0 --partial '"2026-07-01T15:00:00Z"'
	for zone in Nowhere/Land ../etc/passwd Europe '' +25 +02:99 2; do
		run -2 crisis-ingest --tz "$zone" <<<"$table"
		assert_output --partial "'$zone' is no time zone"
	done
	run -2 crisis-ingest --date-order ymd <<<"$table"
	assert_output --partial "--date-order: 'ymd' is not dmy or mdy"
}

@test "summer and winter time" {
	[ -e /usr/share/zoneinfo/Europe/Berlin ] || skip 'no time zones here'
	run -0 crisis-ingest --tz Europe/Berlin -m created_at=when \
		<<<$'text,when\na,2026-07-01 12:00:00\nb,2026-12-01 12:00:00'
	assert_line --index 0 --partial '"2026-07-01T10:00:00Z"'
	assert_line --index 1 --partial '"2026-12-01T11:00:00Z"'
	TZ=Asia/Tokyo run -0 crisis-ingest --tz local -m 'created_at=when:%d %b %y, %Hh%M' \
		<<<$'text,when\na,"1 Dec 26, 12h30"'
	assert_output --partial '"2026-12-01T03:30:00Z"'
	TZ=Asia/Tokyo run -0 crisis-ingest -m 'created_at=when:%s' <<<$'text,when\na,1700000000'
	assert_output --partial '"2023-11-14T22:13:20Z"'
	TZ=Asia/Tokyo run -0 crisis-ingest -m 'created_at=when:%d.%m.%y %H:%M %z' \
		<<<$'text,when\na,22.11.26 09:14 -0500'
	assert_output --partial '"2026-11-22T14:14:00Z"'
}

@test "--users names authors by their ids" {
	printf '[{"id":"9","username":"ana","name":"Ana B","verified":true,"public_metrics":{"followers_count":12}}]' >x
	run -0 crisis-ingest --users x <<<"$tweet"
	assert_output --partial '"url":"https://x.com/ana/status/1"'
	assert_output --partial '"author_handle":"ana","author_name":"Ana B","author_followers":12,"author_verified":true'
	printf '{"data":[],"includes":{"users":[{"id":"8","username":"bo"},{"id":"9","username":"old"}]}}\n{"id":9,"screen_name":"new"}\n' >y
	run -0 crisis-ingest -u x -u y <<<"$tweet"
	assert_output --partial '"author_handle":"new"'
	printf 'not users' >z
	run -2 crisis-ingest -u z -u nosuch <<<"$tweet"
	assert_line --partial 'z:1: '
	assert_line --partial 'cannot open nosuch'
	printf '[]' >z
	run -2 crisis-ingest -u z <<<"$tweet"
	assert_output 'crisis-ingest: z: holds no list of users'
}

@test "--author, or account.js, names the owner of an archive, and nobody else" {
	local archive='window.YTD.tweets.part0 = [{"tweet":{"id_str":"5","full_text":"mine","created_at":"Wed Oct 10 20:19:24 +0000 2018"}}]'
	run -0 crisis-ingest --author acme <<<"$archive"
	assert_output --partial '"url":"https://x.com/acme/status/5"'
	assert_output --partial '"author_handle":"acme"'
	printf 'window.YTD.account.part0 = [{"account":{"username":"acme","accountId":"77","accountDisplayName":"Acme"}}]' >account.js
	run -0 crisis-ingest --users account.js <<<"$archive"
	assert_output --partial '"author_id":"77","author_handle":"acme","author_name":"Acme"'
	run -0 crisis-ingest --author acme <<<"$tweet"
	refute_output --partial acme
}

@test "--tombstones writes deletions" {
	local delete='{"delete":{"status":{"id":12,"id_str":"12","user_id":3},"timestamp_ms":"1475000000000"}}'
	run -0 crisis-ingest <<<"$delete"
	assert_output 'crisis-ingest: standard input: 1 deletion left out'
	run -0 crisis-ingest --tombstones <<<"$delete"
	assert_output '{"v":1,"id":"12","platform":"x","kind":"delete","op":"delete","edited_at":"2016-09-27T18:13:20Z"}'
}

# redacted FILE: each line of the file as the text of a post, through --redact.
redacted() {
	jq -Rc '{v: 1, id: "1", platform: "p", text: .}' "$1" | crisis-ingest --redact 2>counts |
		jq -r .text
}

@test "--redact replaces addresses and numbers, and leaves alone what only looks like them" {
	redacted "$CASES/redact/replaced.in" >out
	diff "$CASES/redact/replaced.out" out
	assert_equal "$(cat counts)" \
		'crisis-ingest: replaced 14 mail addresses, 45 phone numbers, 12 card numbers, 11 account numbers'
	redacted "$CASES/redact/kept.in" >out
	diff "$CASES/redact/kept.in" out
	run cat counts
	assert_output 'crisis-ingest: replaced 0 mail addresses, 0 phone numbers, 0 card numbers, 0 account numbers'
}

@test "--redact reads titles, and says its counts once for all files" {
	printf 'text,title\nhm,write to ana@example.org\n' >a
	printf '%s\n' "$tweet" >b
	run -0 crisis-ingest --redact a b
	assert_line --partial '"title":"write to [mail]"'
	assert_line 'crisis-ingest: replaced 1 mail address, 0 phone numbers, 0 card numbers, 0 account numbers'
}

# key: makes one.
key() {
	(umask 077 && printf 'sixteen bytes or more' >key)
}

@test "--pseudonymize: the same person, the same token, in every run with the key" {
	local posts='{"created_at":"Wed Oct 10 20:19:24 +0000 2018","id_str":"1","text":"@Acme @ben &amp; all","user":{"id_str":"9","screen_name":"Ana","name":"Ana B"},"entities":{"user_mentions":[{"screen_name":"Acme"}]}}
	{"created_at":"Wed Oct 10 20:19:25 +0000 2018","id_str":"2","text":"hi (@ANA)","user":{"id_str":"8","screen_name":"acme","name":"Acme"}}'
	key
	crisis-ingest --pseudonymize key <<<"$posts" >one
	crisis-ingest --pseudonymize key <<<"$posts" >two
	diff one two
	run -1 grep -i -e acme -e ana -e ben -e '"9"' one
	assert_equal "$(jq -r '.author_handle' one | tail -n 1)" "$(jq -r '.mentions[0]' one | head -n 1)"
	assert_equal "$(jq -r '"hi (@" + .author_handle + ")"' one | head -n 1)" "$(jq -r .text one | tail -n 1)"
	jq -e '.author_id | test("^p_[0-9a-f]{16}$")' one
	printf 'another key, also long' | (umask 077 && cat >other)
	crisis-ingest --pseudonymize other <<<"$posts" >two
	[ "$(jq -r '.author_id' one | head -n 1)" != "$(jq -r '.author_id' two | head -n 1)" ]
}

@test "--pseudonymize: Bluesky's ids, Reddit's users, addresses of profiles, names in full" {
	key
	run -0 crisis-ingest --pseudonymize key <<-'END'
		{"v":1,"id":"at://did:plc:abc/app.bsky.feed.post/3k","platform":"bluesky","url":"https://bsky.app/profile/ana.example/post/3k","text":"see u/7 https://bsky.app/profile/ben.example","author_id":"did:plc:abc","author_handle":"ana.example","author_url":"https://bsky.app/profile/ana.example","in_reply_to":"at://did:plc:xyz/app.bsky.feed.post/3j","drill":true}
		{"v":1,"id":"t1_a","platform":"reddit","text":"ask u/ana_b, or /u/ben; r/acme","author_handle":"ana_b"}
		{"v":1,"id":"https://social.example/users/ana/statuses/1","platform":"mastodon","text":"@ben and @ben@other.example, me@example.org","author_handle":"ana@social.example","mentions":["ben@other.example"],"links":["https://x.com/i/status/5","https://x.com/ben/status/5"]}
	END
	refute_output --regexp 'ana|ben|plc|author_url'
	assert_line --index 0 --partial '"text":"see u/7 https://bsky.app/profile/p_'
	assert_line --index 0 --partial '"drill":true'
	assert_line --index 1 --partial 'r/acme'
	assert_line --index 2 --partial 'me@example.org'
	assert_line --index 2 --partial 'https://x.com/i/status/5'
	assert_equal "$(jq -r '.text' <<<"${lines[2]}" | grep -o 'p_[0-9a-f]*' | sort -u | wc -l)" 1
	assert_equal "$(jq -r '.id' <<<"${lines[0]}" | grep -o 'p_[0-9a-f]*')" "$(jq -r .author_id <<<"${lines[0]}")"
}

@test "a key must be long enough and nobody else's" {
	printf 'too short' >short
	chmod 600 short
	run -2 crisis-ingest --pseudonymize short <<<"$tweet"
	assert_output 'crisis-ingest: short: a key of 9 bytes is too short: at least 16'
	key
	chmod 644 key
	run -2 crisis-ingest --pseudonymize key <<<"$tweet"
	assert_output 'crisis-ingest: key: a key that everybody can read or change is none: chmod 600 it'
	run -2 crisis-ingest --pseudonymize nosuch <<<"$tweet"
	assert_output --partial 'cannot open nosuch'
	head -c 5000 /dev/zero >long
	chmod 600 long
	run -2 crisis-ingest --pseudonymize long <<<"$tweet"
	assert_output --partial 'over 4096 bytes, which is no key'
	chmod 600 key
	run -2 crisis-ingest --pseudonymize key --raw <<<"$tweet"
	assert_output 'crisis-ingest: --raw would show what --pseudonymize and --redact replace'
	run -2 crisis-ingest --redact --raw <<<"$tweet"
}

@test "posts that come in are written anew where something must go" {
	local post='{"v":1,"id":"1","platform":"p","text":"call 555-123-4567","rating":7,"rating_max":10,"geo":[1.5,2.5],"tags":["a"],"score":{"why":[{"what":"call 555-123-4567"}]}}'
	run -0 crisis-ingest <<<"$post"
	assert_output "$post"
	crisis-ingest --redact <<<"$post" >out 2>err
	diff - out <<-'END'
		{"v":1,"id":"1","platform":"p","kind":"post","text":"call [phone]","rating":7,"rating_max":10,"tags":["a"],"geo":[1.5,2.5]}
	END
	crisis-ingest -m kind==review -m place=score.why.0.what <<<"$post" >out
	diff - out <<-'END'
		{"v":1,"id":"1","platform":"p","kind":"review","text":"call 555-123-4567","rating":7,"rating_max":10,"tags":["a"],"place":"call 555-123-4567","geo":[1.5,2.5]}
	END
	run -0 crisis-ingest --redact <<<'{"v":1,"id":"1","platform":"p","op":"delete","kind":"delete"}'
	assert_line '{"v":1,"id":"1","platform":"p","kind":"delete","op":"delete"}'
	run -1 crisis-ingest --redact <<<'{"v":1,"id":"1","platform":"p","alert":"call 555-123-4567"}'
	assert_line --partial 'no text: what it holds cannot be mapped or made unknown'
	refute_line --partial 555
}

@test "--raw adds what a post was made of" {
	run -0 crisis-ingest --raw <<<"{\"data\":[$tweet],\"includes\":{}}"
	assert_output --partial ",\"raw\":$tweet}"
	run -0 crisis-ingest --raw <<<$'text,n,text\n"a ""b""",7,c\nd,,'
	assert_line --index 0 --partial ',"raw":{"text":"a \"b\"","n":"7"}}'
	assert_line --index 1 --partial ',"raw":{"text":"d"}}'
	run -0 crisis-ingest --raw -m 'text=a[].b' <<<'{"a":[{"b":"one","c":1.1}]}'
	assert_output --partial ',"raw":{"b":"one","c":1.1}}'
}

@test "the brand's own posts, by the plan's handles" {
	printf 'brand:\n  name: Acme\n  handles: [AcmeHelp]\n' >plan
	local mine='{"created_at":"Wed Oct 10 20:19:24 +0000 2018","id_str":"1","text":"sorry","user":{"screen_name":"acmehelp"}}'
	run -0 crisis-ingest <<<"$mine"
	refute_output --partial author_staff
	run -0 crisis-ingest --plan plan <<<"$mine"
	assert_output --partial '"author_staff":true'
	CRISIS_PLAN=plan run -0 crisis-ingest <<<"$tweet"
	refute_output --partial author_staff
	run -0 crisis-ingest -P plan <<<'{"v":1,"id":"1","platform":"p","text":"x","author_handle":"@AcmeHelp","more":[1, 2]}'
	assert_output '{"v":1,"id":"1","platform":"p","text":"x","author_handle":"@AcmeHelp","more":[1, 2],"author_staff":true}'
	mv plan crisis.yaml
	run -0 crisis-ingest <<<"$mine"
	assert_output --partial '"author_staff":true'
	key
	run -0 crisis-ingest --pseudonymize key <<<"$mine"
	assert_output --partial '"author_staff":true'
	refute_output --partial acmehelp
	printf 'brand: [' >crisis.yaml
	run -2 crisis-ingest <<<"$mine"
	assert_output --partial 'crisis.yaml'
}

@test "-s @file and @folder label posts by where they were" {
	mkdir -p general
	printf '%s\n' "$tweet" >general/2026-11-22.json
	run -0 crisis-ingest -s @folder general/2026-11-22.json
	assert_output --partial '"source":"general"'
	run -0 crisis-ingest -s @file general/2026-11-22.json
	assert_output --partial '"source":"2026-11-22"'
	run -0 crisis-ingest -s @file <<<"$tweet"
	refute_output --partial source
	cp general/2026-11-22.json plain
	run -0 crisis-ingest -s @folder plain
	refute_output --partial source
}

@test "ids that a spreadsheet rounded are not used, whatever the format" {
	run -0 crisis-ingest <<-'END'
		{"data":[{"id":"5.68439E+17","text":"a","author_id":"9","created_at":"2026-11-22T09:00:00Z"},{"id":"2","text":"b","author_id":"5.1e+17","conversation_id":"12.0"}],"includes":{}}
	END
	assert_line 'crisis-ingest: standard input: 2 ids were rounded by a spreadsheet: left out, or made from the content'
	assert_line --regexp '"id":"made-[0-9a-f]*","id_made":true,.*"text":"a"'
	assert_line --partial '"text":"b","conversation_id":"12"'
	run -0 crisis-ingest -m id=n -m text=t <<<$'{"n":5.68439e+17,"t":"a"}\n{"n":12.0,"t":"b"}\n{"n":19943041994348581220,"t":"c"}'
	assert_line --partial '"id_made":true'
	assert_line --partial '"id":"12",'
	assert_line --partial '"id":"19943041994348581220"'
}

@test "several files of different formats: each told apart, a line each with --explain" {
	printf '%s\n' "$tweet" >a
	printf 'text,when\nx,y\n' >b
	printf '{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"c","body":"z","author":"u"}}],"after":null}}' >c
	printf '{"said":"who knows"}' >d
	run -0 crisis-ingest a b c
	assert_equal "$(jq -r .platform <<<"$output" | xargs)" 'x csv reddit'
	run -1 crisis-ingest --explain a b c d
	assert_line --regexp '^a: x-v2 .*, 1 post$'
	assert_line --regexp '^b: csv .*, 1 post$'
	assert_line --regexp '^c: reddit .*, 1 post$'
	assert_line --regexp '^d: in no known format, 0 posts$'
	run -0 crisis-ingest --explain -m text=said d
	assert_output 'd: mapped (what -m names), 1 post'
}
