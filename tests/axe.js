// Opens each page in headless Chromium at 360 and 1440 pixels, light and dark, lets axe-core look
// for what shuts people out, and fails on any of it, on a page wider than its window, on a refused
// style and on any request for something elsewhere. Pictures go to the first argument's folder.
const fs = require('fs');
const path = require('path');
const puppeteer = require('puppeteer-core');

const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [folder, ...pages] = process.argv.slice(2);

async function look(browser, file, width, scheme) {
	const page = await browser.newPage();
	const wrong = [];
	await page.setViewport({width, height: 900});
	await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
	page.on('request', r => /^(file|data):/.test(r.url()) || wrong.push('asks for ' + r.url()));
	page.on('console', m => wrong.push('says ' + m.text()));
	await page.goto('file://' + fs.realpathSync(file));
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	if (wide > 0)
		wrong.push(wide + ' pixels wider than the window');
	if (await page.evaluate(() => getComputedStyle(document.body).marginTop) !== '0px')
		wrong.push('the style is refused');
	await page.screenshot({path: path.join(folder,
		`${path.basename(file, '.html')}-${width}-${scheme}.png`), fullPage: true});
	await page.evaluate(axe);
	const {violations, passes} = await page.evaluate(() => axe.run(document));
	for (const v of violations)
		wrong.push(`${v.id}: ${v.nodes[0].html.slice(0, 100)}: ${v.nodes[0].failureSummary}`);
	console.log(`${file} ${width} ${scheme}: ${passes.length} rules pass, ${wrong.length} wrong`);
	wrong.forEach(w => console.log('  ' + w));
	await page.close();
	return wrong.length;
}

(async () => {
	const browser = await puppeteer.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu']});
	let wrong = 0;
	for (const file of pages)
		for (const width of [360, 1440])
			for (const scheme of ['light', 'dark'])
				wrong += await look(browser, file, width, scheme);
	await browser.close();
	process.exit(wrong ? 1 : 0);
})();
