#!/usr/bin/env bats
# How every tool treats its input and output, whatever it does with posts. Each test loops over
# the tools that are built, in three circles:
#
#   tools    all of them that read posts and need no operand (plan, train and case do)
#   loops    those that read posts line by line, by the loop of filter.c
#   filters  those of the loops that write each line back, with one member more or none

load helper

POST='{"id":"9007199254740993","n":1.10,"big":9007199254740993,"e":1e5,"x":{"b":1,"a":2},'
POST+='"text":"@acme charged me twice","platform":"x","v":1,"created_at":"2026-11-22T10:00:00Z"}'

export CRISIS_NOW=2026-11-22T12:00:00Z

built() {
	local name
	for name; do
		[ ! -x "$BIN/$name" ] || echo "$name"
	done
}

tools() {
	built $(cd "$BIN" && printf "%s\n" crisis-* | grep -vxE "crisis-(plan|train|case|detect|drill)")
}

filters() {
	built crisis-score crisis-route crisis-reply
}

loops() {
	filters
	built crisis-report
}

# chain TOOL: the post as the filters before TOOL leave it. Made once a suite.
chain() {
	local kept=$BATS_FILE_TMPDIR/$1.post filter
	if [ ! -s "$kept" ]; then
		echo "$POST" >"$kept"
		for filter in $(filters); do
			[ "$filter" != "$1" ] || break
			"$filter" "$kept" >"$kept.next"
			mv "$kept.next" "$kept"
		done
	fi
	cat "$kept"
}

# many TOOL: a file of 20,000 such posts.
many() {
	local kept=$BATS_FILE_TMPDIR/$1.many
	[ -s "$kept" ] || awk '{ for (i = 0; i < 20000; i++) print }' <<<"$(chain "$1")" >"$kept"
	echo "$kept"
}

# grown LINE: is $output that one line, as it came or with members added behind its own?
assert_grown() {
	assert_equal "${output:0:$((${#1} - 1))}" "${1%\}}"
	assert_equal "${#lines[@]}" 1
	[[ ${output:$((${#1} - 1))} =~ ^(\}|,\".*\})$ ]] || fail "what was added: $output"
}

setup() {
	cd "$BATS_TEST_TMPDIR" || return
}

@test "a full device: status 2, and a word about it" {
	for tool in $(tools); do
		chain "$tool" >post
		run bash -c "$tool post >/dev/full"
		assert_equal "$tool $status" "$tool 2"
		assert_output --partial "$tool: cannot write standard output: No space left on device"
		run bash -c "$tool --help >/dev/full"
		assert_equal "$tool $status" "$tool 2"
	done
}

@test "a full device under --rejects: status 2, and a word about it" {
	for tool in $(loops); do
		run bash -c "echo '{' | $tool --rejects /dev/full"
		assert_equal "$tool $status" "$tool 2"
		assert_output --partial "$tool: cannot write /dev/full: No space left on device"
	done
}

@test "a cut pipe with SIGPIPE ignored: status 2" {
	for tool in $(filters) $(built crisis-ingest); do
		run bash -c "trap '' PIPE; { $tool '$(many "$tool")'; echo \$? >status; } | head -1"
		assert_equal "$tool $(cat status)" "$tool 2"
		assert_output --partial "cannot write standard output: Broken pipe"
	done
	for tool in $(built crisis-report); do
		chain "$tool" >post
		run bash -c "trap '' PIPE; { sleep 0.3; $tool post; echo \$? >status; } | :"
		assert_equal "$tool $(cat status)" "$tool 2"
	done
}

@test "a cut pipe with SIGPIPE as it is: a quiet end" {
	for tool in $(filters) $(built crisis-ingest); do
		run env --default-signal=PIPE bash -c \
			"$tool '$(many "$tool")' | head -1 >/dev/null; echo \${PIPESTATUS[0]}"
		assert_equal "$tool $output" "$tool 141"
	done
}

@test "closed standard input: status 2, or no matter with a file" {
	for tool in $(tools); do
		chain "$tool" >post
		run bash -c "$tool <&-"
		assert_equal "$tool $status" "$tool 2"
		assert_output --partial "$tool: cannot read standard input"
		run -0 bash -c "$tool post <&-"
	done
}

@test "closed standard output: status 2, and no file is written in its place" {
	for tool in $(tools); do
		chain "$tool" >post
		run bash -c "$tool post >&-"
		assert_equal "$tool $status" "$tool 2"
		assert_output --partial "$tool: cannot write standard output"
	done
	for tool in $(loops); do
		{ echo '{'; chain "$tool"; } >feed
		run bash -c "$tool --rejects kept feed >&-"
		assert_equal "$tool $status" "$tool 2"
		assert_equal "$(head -1 kept)" "{"
	done
}

@test "closed standard error: the work is done all the same" {
	for tool in $(tools); do
		chain "$tool" >post
		run bash -c "$tool post 2>&-"
		assert_equal "$tool $status" "$tool 0"
		assert_output
	done
}

@test "a missing file: the others are read, status 2" {
	for tool in $(tools); do
		chain "$tool" >post
		run bash -c "$tool nowhere post 2>errors"
		assert_equal "$tool $status" "$tool 2"
		assert_output
		assert_equal "$(cat errors)" "$tool: cannot open nowhere: No such file or directory"
	done
}

@test "a folder as a file: status 2" {
	for tool in $(tools); do
		run -2 "$tool" .
		assert_output --regexp "$tool: cannot (read|open) \.: (Is a directory|Permission denied)"
	done
}

@test "files in order, and - between them" {
	for tool in $(filters); do
		echo '{"n":1}' >a
		echo '{"n":3}' >c
		run -0 bash -c "echo '{\"n\":2}' | $tool a - c"
		assert_output $'{"n":1}\n{"n":2}\n{"n":3}'
	done
}

@test "a place for rejects that cannot be written: status 2, and nothing is read" {
	for tool in $(filters); do
		chain "$tool" >post
		run bash -c "$tool --rejects /nowhere/at/all post 2>errors"
		assert_equal "$tool $status" "$tool 2"
		refute_output
		assert_equal "$(cat errors)" \
			"$tool: cannot write /nowhere/at/all: No such file or directory"
	done
}

@test "a bad line: named, copied, counted, and the rest goes on" {
	for tool in $(filters); do
		{ chain "$tool"; echo '{"text":"x"'; chain "$tool"; } >feed
		run bash -c "$tool --rejects kept feed 2>errors"
		assert_equal "$tool $status" "$tool 1"
		assert_equal "${#lines[@]}" 2
		assert_equal "$(cat kept)" '{"text":"x"'
		assert_equal "$(head -1 errors)" \
			"$tool: feed:2: column 12: a comma or the closing brace is missing"
		assert_equal "$(tail -1 errors)" "$tool: 1 of 3 lines rejected"
	done
}

@test "rejects are copied verbatim, whatever their bytes" {
	printf '\xEF\xBB\xBF{"text":"a"}\n{"text":"\xFF\xFE"\r\n\0{}\n[1]\nnull\n"t"\n{"a":"\0"}\n' >bad
	printf '{"text":"last line, no end' >>bad
	for tool in $(loops); do
		run bash -c "$tool --rejects kept bad 2>errors"
		assert_equal "$tool $status" "$tool 1"
		assert_equal "$(grep -c "^$tool: bad:[0-9]*: column [0-9]*: " errors)" 8
		cmp kept <(cat bad; echo)
		run grep -a '[^[:print:]]' errors
		refute_output
	done
}

@test "--max-line: a longer line is rejected whole, the next is read" {
	awk 'BEGIN { for (i = 0; i < 20000; i++) long = long "0123456789"
		print "{\"text\":\"" long "\"}" }' >long
	{ echo '{"n":1}'; cat long; echo '{"n":2}'; head -c 100000 long; } >feed
	{ cat long; head -c 100000 long; echo; } >wanted
	for tool in $(filters); do
		for size in 64 1K 65535 64K 65537; do
			run bash -c "$tool --max-line $size --rejects kept feed 2>errors"
			assert_equal "$tool $status" "$tool 1"
			assert_output $'{"n":1}\n{"n":2}'
			cmp kept wanted
			assert_equal "$(head -1 errors | sed 's/[0-9]* bytes/N bytes/')" \
				"$tool: feed:2: longer than N bytes (--max-line)"
		done
		run -0 bash -c "printf '{\"n\":1234567890}\n' | $tool --max-line 16"
		run -1 bash -c "printf '{\"n\":12345678901}\n' | $tool --max-line 16"
	done
}

@test "a line as long as the limit, whatever the limit" {
	for tool in $(filters); do
		for size in 65535 65536 65537 131072 200000; do
			awk -v n="$size" 'BEGIN { for (i = 0; i < n - 8; i++) s = s "x"
				printf "{\"a\":\"%s\"}\n", s }' >line
			run bash -c "$tool --max-line $size line | cmp - line"
			assert_equal "$tool $size $status" "$tool $size 0"
			run -1 "$tool" --max-line $((size - 1)) line
		done
	done
}

@test "--strict checks every byte and stops at the first bad line" {
	for tool in $(filters); do
		printf '%s\n' '{"n":1}' '{"type":"alert","in":[nul]}' '{"n":2}' >feed
		run -0 bash -c "$tool feed | cmp - feed"
		run bash -c "$tool --strict feed 2>errors"
		assert_equal "$tool $status" "$tool 1"
		assert_output '{"n":1}'
		assert_equal "$(tail -1 errors)" \
			"$tool: 1 of 2 lines rejected; stopped at the first"
	done
}

@test "no input at all: no output, status 0" {
	for tool in $(filters) $(built crisis-ingest); do
		run bash -c "$tool 2>errors </dev/null"
		assert_equal "$tool $status" "$tool 0"
		refute_output
		run -0 bash -c "$tool /dev/null 2>errors"
		refute_output
	done
	for tool in $(built crisis-report); do
		run -0 "$tool" </dev/null
	done
}

@test "blank lines are passed over, and counted as lines of the file" {
	for tool in $(filters); do
		run bash -c "printf '\n \t\r\n{\"n\":1}\n\n{\n\n' | $tool 2>errors"
		assert_output '{"n":1}'
		run cat errors
		assert_line --partial "$tool: standard input:5: column 2:"
	done
}

@test "CRLF ends, and a last line without an end" {
	for tool in $(filters); do
		line=$(chain "$tool")
		run -0 bash -c 'printf %s "$1" | "$2"' - "$line" "$tool"
		assert_grown "$line"
		printf '%s\n' "$line" | "$tool" >plain
		printf '%s\r\n' "$line" | "$tool" >crlf
		cmp plain <(sed 's/\r$//' crlf)
	done
}

@test "a terminal on standard input is mentioned, once" {
	needs_terminal
	for tool in $(tools); do
		run script -qec "$tool" /dev/null </dev/null
		assert_equal "$tool $status" "$tool 0"
		assert_equal "$(grep -c "^$tool: reading from the terminal" <<<"$output")" 1
		run -0 script -qec "$tool /dev/null" /dev/null </dev/null
		refute_output --partial terminal
	done
}

@test "a byte order mark, NUL bytes and deep nesting are rejected lines" {
	for tool in $(filters); do
		run bash -c "printf '\xEF\xBB\xBF{\"text\":\"x\"}\n' | $tool"
		assert_equal "$tool $status" "$tool 1"
		assert_line --partial "standard input:1: column 1: "
		run -1 bash -c "printf '{\"text\":\"a\0b\"}\n' | $tool"
		assert_line --partial "standard input:1: column 11: "
		run -1 bash -c "awk 'BEGIN { for (i = 0; i < 500; i++) s = s \"[\"
			print \"{\\\"a\\\":\" s }' | $tool"
		assert_line --partial "nested deeper than 64 levels"
	done
}

@test "what is no post passes byte for byte" {
	printf '%s\n' '{}' '{ "type" : "alert" , "n" : 1.10 }' '{"type":"case","score":1,"e":1E+05}' \
		'	{"a":[1, 2,  {"b":null}], "a":"\u00e9\/"} ' >feed
	for tool in $(filters); do
		run bash -c "$tool feed | cmp - feed"
		assert_equal "$tool $status" "$tool 0"
	done
}

@test "foreign members, number literals and the order of keys survive" {
	for tool in $(filters); do
		line=$(chain "$tool")
		run "$tool" <<<"$line"
		assert_equal "$tool $status" "$tool 0"
		assert_grown "$line"
	done
}

@test "a second run changes nothing" {
	for tool in $(filters); do
		chain "$tool" | sed 's/}$/ }/' | "$tool" >once
		run bash -c "$tool once | cmp - once"
		assert_equal "$tool $status" "$tool 0"
	done
}

@test "a wrong value where a filter looks is a rejected line" {
	for tool in $(built crisis-score crisis-reply); do
		chain "$tool" | sed 's/"text":"[^"]*"/"text":7/; s/"platform":"x"/"platform":[]/' >post
		run -1 "$tool" post
		assert_line --regexp "^$tool: post:1: column [0-9]+: \"(text|platform)\": not a string"
	done
}

@test "a post's escapes reach no terminal by way of a complaint" {
	for tool in $(loops); do
		run -1 bash -c "printf '{\"text\":\"a\",\"\\\\u001b[31m\":}\n{\"\e[31m\":1}\n' | $tool"
		refute_output --partial $'\e'
	done
}

@test "an idle pipe: a post comes out at once" {
	for tool in $(filters) $(built crisis-ingest); do
		mkfifo feed
		"$tool" <feed >out 2>errors &
		exec {feed}>feed
		chain "$tool" >&$feed
		for ((tenths = 0; tenths < 10; tenths++)); do
			[ ! -s out ] || break
			sleep 0.1
		done
		[ -s out ] || fail "$tool said nothing in a second"
		exec {feed}>&-
		wait
		rm feed out
	done
}
