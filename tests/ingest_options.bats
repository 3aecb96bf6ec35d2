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
