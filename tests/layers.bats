#!/usr/bin/env bats
# The house keeps its shape: includes only go down, libraries stay where they belong, files
# stay short.

load helper

setup() {
	cd "$ROOT" || return
}

# layers: reads FILE:INCLUDE lines, prints those that do not go down.
layers() {
	awk -F : '
		function layer(path) {
			if (path ~ /^cmd\//) return 5
			sub(/^lib\//, "", path)
			if (path ~ /^base\//) return 0
			if (path ~ /^io\//) return 1
			if (path ~ /^post\//) return 2
			if (path ~ /^(plan|ledger|model)\// || path ~ /^filter\.[ch]$/) return 3
			return 4
		}
		function room(path) {
			sub(/^lib\//, "", path)
			return path ~ /\// ? substr(path, 1, index(path, "/")) : "filter"
		}
		room($1) != room($2) && layer($2) >= layer($1) { print $1 " includes " $2 }'
}

@test "a folder includes its own and lower ones only" {
	run bash -c "grep -o '^#include \"[^\"]*\"' -r cmd lib --include='*.[ch]' |
		sed 's/#include \"//; s/\"\$//'"
	assert_output
	run layers <<<"$output"
	refute_output
}

@test "the check of layers sees a breach" {
	run layers <<-END
		lib/base/num.c:io/output.h
		lib/score/score.c:route/route.h
		lib/plan/load.c:filter.h
		lib/filter.c:plan/plan.h
		lib/post/post.c:post/member.h
		cmd/crisis-score.c:score/score.h
	END
	assert_equal "${#lines[@]}" 4
}

# only PATTERN PLACE...: no source but in those places matches.
only() {
	local pattern=$1 found
	shift
	found=$(grep -lrE "$pattern" cmd lib --include='*.[ch]' | grep -vE "^($(IFS='|'; echo "$*"))" || :)
	[ -z "$found" ] || fail "$pattern in $found"
}

@test "each library is used where it belongs" {
	only '#include <pcre2\.h>' 'lib/post/pattern\.c'
	only '#include <libfyaml\.h>' 'lib/io/yaml\.c' 'lib/io/yaml_stream\.c'
	only '#include <jq\.h>' 'lib/plan/jq\.c'
	only '#include <csv\.h>' lib/ingest/ 'lib/detect/rows\.c'
	only '#include <libxml/' lib/ingest/
	only '#include <gmime/' 'lib/ingest/mail/mime\.c'
	only '#include <sqlite3\.h>' lib/ledger/
	only '#include <linear\.h>' 'lib/train/fit\.c'
	only '#include <nettle/' 'lib/ingest/privacy/pseudonym\.c' 'lib/ledger/digest\.c' \
		'lib/report/format/transfer\.c'
	only '\bjson_load(s|b|f|fd|_file|_callback)? *\(' lib/post/
}

@test "nothing below cmd and io exits, prints or reads the environment or the clock" {
	only '\b(_?exit|printf|puts|perror|fprintf) *\(' cmd/ 'lib/io/tool\.c'
	only '\bgetenv *\(' 'lib/io/' 'lib/plan/load\.c'
	only '\b(time|clock_gettime|gettimeofday) *\(' 'lib/io/' 'lib/filter\.c'
	only '\b(system|popen|exec[lv]p?e?|strcpy|strcat|sprintf|gets|atoi|strtok) *\(' none
}

@test "each command links what it uses" {
	for tool in "$BIN"/crisis-*; do
		case $tool in
		*/crisis-ingest) ;;
		*)
			run -0 ldd "$tool"
			refute_output --partial libxml2
			[ "${tool##*/}" = crisis-detect ] || refute_output --partial libcsv
			refute_output --partial libgmime
			;;
		esac
		case $tool in
		*/crisis-train) ;;
		*)
			run -0 ldd "$tool"
			refute_output --partial liblinear
			;;
		esac
		case $tool in
		*/crisis-score | */crisis-route | */crisis-reply | */crisis-report | */crisis-plan)
			run -0 ldd "$tool"
			refute_output --partial libsqlite3
			;;
		esac
	done
}

@test "no file has more than 400 lines, no main more than 100" {
	run bash -c "wc -l \$(find lib cmd -name '*.[ch]') | awk '\$1 > 400 && \$2 != \"total\"'"
	refute_output
	run bash -c "wc -l cmd/*.c | awk '\$1 > 100 && \$2 != \"total\"'"
	refute_output
}

# They are built with clang, by `make fuzz` alone; what changed under them shows here.
@test "the fuzz targets are still C" {
	local target failed=0
	for target in tests/fuzz/*.c; do
		cc -std=c11 -D_DEFAULT_SOURCE -D_POSIX_C_SOURCE=200809L -DCRISIS_VERSION='""' -Ilib \
			$(xml2-config --cflags) -Werror=implicit-function-declaration \
			-fsyntax-only "$target" || failed=1
	done
	return $failed
}

@test "no function has more than 60 lines" {
	run awk '
		/^[a-z].*[^;]$/ && !/=|^(typedef|enum|struct [a-z_]* \{)/ { start = FNR; name = $0 }
		/^}/ { if (start && FNR - start > 60) print FILENAME ": " name; start = 0 }
	' $(find lib cmd -name '*.c')
	refute_output
}

@test "lines are not long, ends without spaces, and no mark of unfinished work" {
	run bash -c "for file in \$(find lib cmd tests -name '*.[ch]'); do
		expand \$file | awk -v name=\$file 'length > 108 { print name \":\" NR }'; done"
	refute_output
	run bash -c "grep -nrE '[ 	]+\$' lib cmd tests Makefile --include='*.[ch]' \
		--include='*.sh' --include=Makefile"
	refute_output
	run bash -c "grep -nrwE 'TO''DO|FIX''ME|XXX' lib cmd man Makefile"
	refute_output
}
