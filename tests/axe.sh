#!/usr/bin/env bash
# Makes HTML reports of every kind, of a drill, of hostile posts and of nothing, and has the
# Nu checker and axe-core judge them; tests/axe.js says how. Pages and pictures stay in $BUILD/axe.
set -eu
cd "$(dirname "$0")/.."
BUILD=${BUILD:-build}
KEPT=$BUILD/axe
export CRISIS_NOW=2026-11-22T12:00:00Z
mkdir -p "$KEPT"
[ -d "$KEPT/node_modules/axe-core" ] ||
	npm install --silent --no-fund --no-audit --prefix "$KEPT" axe-core puppeteer-core vnu-jar >/dev/null

"$BUILD/crisis-drill" make recall --size 3000 --start 2026-11-10T00:00:00Z | "$BUILD/crisis-score" |
	"$BUILD/crisis-route" | "$BUILD/crisis-reply" >"$KEPT/feed"
for kind in $(sed -n 's/^    {"\([a-z]*\)",.* kind_.*/\1/p' lib/report/report.c); do
	against=()
	[ "$kind" != compare ] || against=(--against "$KEPT/feed")
	"$BUILD/crisis-report" "$kind" --drills "${against[@]}" -f html "$KEPT/feed" >"$KEPT/$kind.html"
done
"$BUILD/crisis-report" -f html tests/cases/report_formats/hostile.in >"$KEPT/hostile.html"
"$BUILD/crisis-report" -f html </dev/null >"$KEPT/nothing.html"

java -jar "$KEPT/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only "$KEPT"/*.html
NODE_PATH=$KEPT/node_modules node tests/axe.js "$KEPT" "$KEPT"/*.html
