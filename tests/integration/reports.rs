//! Dashboards and lists: what they count, who sees them, and what must not leave them.

use app::{
    entity::{Role, person},
    id::PersonId,
};
use sea_orm::{ConnectionTrait, EntityTrait, Statement};
use tests::{Page, Person, TestApp, TestCourse};

const DEPARTMENT: &str = "MDES-ONDE";
const DIVISION: &str = "MDES-ONDE-D1";

#[tokio::test]
async fn the_dashboard_has_moved_at_the_next_load_after_a_completion() {
    let (app, hr) = with_course().await;
    let malee = app.learner("malee").await;
    let before = hr.get("/reports/units/MDES-ONDE").await;
    assert_eq!(figures(&before)[1..], ["0", "0", "0", "0", "0"]);

    app.read_all(&malee, "small").await;
    assert_eq!(figures(&hr.get("/reports/units/MDES-ONDE").await)[1..], ["1", "1", "0", "0", "0"]);

    app.complete(&malee, "small").await;
    let after = hr.get("/reports/units/MDES-ONDE").await;
    assert_eq!(figures(&after)[1..], ["0", "1", "1", "1", "1"]);
    assert_eq!(figures(&after)[0], figures(&before)[0]);
}

#[tokio::test]
async fn every_figure_says_out_of_how_many_and_as_of_when() {
    let (app, hr) = with_course().await;
    app.complete(&app.learner("malee").await, "small").await;
    let page = hr.get("/reports/units/MDES-ONDE").await;
    let stats = page.all(".stat");
    assert_eq!(stats.len(), 6);
    for stat in &stats[..2] {
        assert!(stat.contains("20\u{a0}พ.ย.\u{a0}69") || stat.contains("20 พ.ย. 69"), "{stat}");
    }
    for stat in &stats[2..] {
        assert!(stat.contains("ต.ค.") && stat.contains("จาก"), "{stat}");
    }
    assert!(page.has("details dl dt"), "what is counted is explained");
}

#[tokio::test]
async fn sums_are_what_a_direct_count_finds() {
    let (app, hr) = with_course().await;
    app.publish(&TestCourse::new("other")).await;
    for place in 0..6 {
        let somebody = app.member_of(DEPARTMENT, place).await;
        app.enrol(&somebody, "small").await;
        if place % 2 == 0 {
            app.complete(&somebody, "small").await;
        }
        if place % 3 == 0 {
            app.complete(&somebody, "other").await;
        }
    }
    let outsider = app.member_of("MDES-OPS", 0).await;
    app.complete(&outsider, "small").await;

    for (unit, course) in [(DEPARTMENT, None), (DEPARTMENT, Some("small")), (DIVISION, None), ("MDES-ONDE-D3", Some("other"))] {
        let page = hr.get(&format!("/reports/units/{unit}?course={}", course.unwrap_or_default())).await;
        let expected = [
            people(&app, unit).await,
            count(&app, "enrolments", unit, course, "AND t.completed_at IS NULL").await,
            count(&app, "enrolments", unit, course, "").await,
            count(&app, "completions", unit, course, "").await,
        ];
        assert_eq!(figures(&page)[..4], expected.map(|number| number.to_string()), "{unit} {course:?}");
        // The parts add up to the whole.
        for column in 1..=3 {
            let cells: Vec<i64> = numbers(&page, "tbody", column);
            assert_eq!(vec![cells.iter().sum::<i64>()], numbers(&page, "tfoot", column), "{unit}, column {column}");
        }
    }
}

#[tokio::test]
async fn the_fiscal_year_parts_what_happened_and_leaves_alone_what_is() {
    let (app, hr) = with_course().await;
    let malee = app.learner("malee").await;
    app.clock.set("2026-09-30T10:00:00Z".parse().expect("an instant"));
    app.enrol(&malee, "small").await;
    app.clock.set("2026-11-20T03:00:00Z".parse().expect("an instant"));
    app.complete(&malee, "small").await;
    app.enrol(&app.member_of(DEPARTMENT, 0).await, "small").await;

    let last = hr.get("/reports/units/MDES-ONDE?year=2569").await;
    assert_eq!(figures(&last)[1..], ["1", "1", "0", "0", "0"]);
    let this = hr.get("/reports/units/MDES-ONDE?year=2570").await;
    assert_eq!(figures(&this)[1..], ["1", "1", "1", "1", "1"]);
    assert!(this.all(".stat")[3].contains("จาก 2"), "one was carried over, one is new: {}", this.all(".stat")[3]);
    assert_eq!(this.attributes("#year option", "value"), ["2570", "2569"]);
}

#[tokio::test]
async fn an_officer_of_a_department_opens_neither_the_ministry_nor_a_sibling() {
    let (_app, hr) = with_course().await;
    for unit in ["STATE", "MDES", "MDES-OPS", "MDES-OPS-D1", "NOWHERE", "%00"] {
        for path in ["", "/figures.csv", "/people", "/people.csv"] {
            let page = hr.get(&format!("/reports/units/{unit}{path}")).await;
            assert_eq!(page.status(), 404, "{unit}{path}");
        }
        assert_eq!(hr.post(&format!("/reports/units/{unit}/people"), &[("q", "ก")]).await.status(), 404, "{unit}");
    }
    let page = hr.get("/reports/units/MDES-ONDE-D1").await;
    let crumbs = page.attributes(".crumbs a", "href");
    assert_eq!(crumbs, ["/reports/units/MDES-ONDE"], "nothing above the scope is named");
}

#[tokio::test]
async fn reports_are_for_those_who_oversee() {
    let (app, _) = with_course().await;
    for path in ["/reports", "/reports/units/MDES-ONDE", "/reports/units/MDES-ONDE/people", "/reports/units/MDES-ONDE/people.csv"]
    {
        assert_eq!(app.visitor().get(path).await.status(), 401, "{path}");
        assert_eq!(app.learner("malee").await.get(path).await.status(), 404, "{path}");
        assert_eq!(app.trainer().await.get(path).await.status(), 404, "{path}");
    }
    for role in [Role::Executive, Role::Auditor] {
        let overseer = app.with_role(role, DEPARTMENT).await;
        assert_eq!(overseer.opens("/reports").await.path(), "/reports/units/MDES-ONDE");
        for path in ["/reports/units/MDES-ONDE/people", "/reports/units/MDES-ONDE/people.csv"] {
            assert_eq!(overseer.get(path).await.status(), 404, "{role:?} {path}");
        }
    }
}

#[tokio::test]
async fn who_oversees_two_units_chooses_between_them() {
    let app = TestApp::start().await;
    let hr = app.hr(DIVISION).await;
    app.grant(hr.id(), Role::Hr, "MDES-OPS").await;
    app.grant(hr.id(), Role::Manager, "MDES-ONDE-D1-G1").await;
    let page = hr.get("/reports").await;
    let mut units = page.attributes("main .cards a", "href");
    units.sort();
    assert_eq!(units, ["/reports/units/MDES-ONDE-D1", "/reports/units/MDES-OPS"]);
}

#[tokio::test]
async fn a_manager_of_a_department_sees_no_small_cell() {
    let (app, hr) = with_course().await;
    let manager = app.with_role(Role::Manager, DEPARTMENT).await;
    for division in ["D1", "D2", "D3", "D4"] {
        let unit = format!("{DEPARTMENT}-{division}");
        let page = manager.get(&format!("/reports/units/{unit}")).await;
        for people in numbers(&page, "tbody", 1) {
            assert!(people >= 5, "{unit} shows a cell of {people}: {}", page.text());
        }
        let file = manager.get(&format!("/reports/units/{unit}/figures.csv")).await;
        if file.status() == 200 {
            for line in lines(&file).iter().skip(1) {
                assert!(line[5].parse::<i64>().expect("a number") >= 5, "{unit}: {line:?}");
            }
        }
        // HR of the same department sees every cell.
        let whole = hr.get(&format!("/reports/units/{unit}")).await;
        assert!(numbers(&whole, "tbody", 1).iter().any(|people| *people < 5), "{unit} has small cells at all");
    }
    assert!(manager.get("/reports/units/MDES-ONDE").await.text().contains("รวมไว้ด้วยกัน"));
}

#[tokio::test]
async fn what_is_merged_cannot_be_opened_by_itself() {
    let (app, hr) = with_course().await;
    app.complete(&app.learner("malee").await, "small").await;
    let executive = app.with_role(Role::Executive, DEPARTMENT).await;
    let parts = hr.get("/reports/units/MDES-ONDE-D1").await;
    let links = parts.attributes("tbody th a", "href");
    assert!(!links.is_empty());
    for link in links {
        let page = executive.get(&link).await;
        let shown = page.has(".stats");
        let listed = executive.get("/reports/units/MDES-ONDE-D1").await.attributes("tbody th a", "href").contains(&link);
        assert_eq!(shown, listed, "{link}");
        let path = link.split('?').next().expect("a path");
        let file = executive.get(&format!("{path}/figures.csv")).await;
        assert_eq!(file.status() == 200, shown, "{link}");
    }
}

#[tokio::test]
async fn a_line_manager_sees_her_own_people_and_nobody_else() {
    let (app, _) = with_course().await;
    let manager = app.learner("duangphon").await;
    let list = manager.get("/reports/units/MDES-ONDE-D1/people").await;
    assert_eq!(list.status(), 200);
    assert!(list.text().contains("มาลี"), "Malee works in her division");
    for path in ["/reports/units/MDES-ONDE/people", "/reports/units/MDES-ONDE-D3/people"] {
        assert_eq!(manager.get(path).await.status(), 404, "{path}");
    }
    let deputy = app.learner("kiat").await;
    assert_eq!(deputy.get("/reports/units/MDES-ONDE").await.status(), 200);
    assert_eq!(deputy.get("/reports/units/MDES-ONDE/people").await.status(), 404, "a department is not led person by person");
}

#[tokio::test]
async fn the_list_says_where_everyone_stands() {
    let app = TestApp::start().await;
    app.publish(&TestCourse { valid_months: Some(12), ..TestCourse::new("small") }).await;
    let hr = app.hr(DEPARTMENT).await;
    let (done, under_way) = (app.member_of(DEPARTMENT, 0).await, app.member_of(DEPARTMENT, 1).await);
    app.complete(&done, "small").await;
    app.enrol(&under_way, "small").await;
    let total = people(&app, DEPARTMENT).await;

    let listed = |state: &'static str| {
        let hr = hr.clone();
        async move { found(&hr.get(&format!("/reports/units/MDES-ONDE/people?course=small&state={state}")).await) }
    };
    assert_eq!(listed("").await, total);
    assert_eq!(listed("completed").await, 1);
    assert_eq!(listed("in-progress").await, 1);
    assert_eq!(listed("not-enrolled").await, total - 2);
    assert_eq!(listed("expired").await, 0);
    let page = hr.get("/reports/units/MDES-ONDE/people?course=small&state=in-progress").await;
    assert!(page.first("tbody td:last-child").expect("a state").contains("0 จาก 3"), "{}", page.text());

    app.clock.advance(chrono::TimeDelta::days(400));
    let hr = app.learner("prapha").await;
    assert_eq!(found(&hr.get("/reports/units/MDES-ONDE/people?course=small&state=expired").await), 1);
    assert_eq!(hr.get("/reports/units/MDES-ONDE/people?course=small&state=completed").await.all("tbody tr").len(), 0);
}

#[tokio::test]
async fn a_list_is_paged_in_the_order_of_names() {
    let (app, _) = with_course().await;
    let hr = app.learner("witthaya").await;
    let total = people(&app, "MDES").await;
    assert!(total > 50, "the ministry fills more than a page");
    let (first, second) = (hr.get("/reports/units/MDES/people").await, hr.get("/reports/units/MDES/people?page=2").await);
    let names = [first.attributes("tbody th a", "href"), second.attributes("tbody th a", "href")].concat();
    assert_eq!(names.len(), usize::try_from(total.min(100)).expect("small"));
    let keys = app
        .state()
        .db
        .read()
        .query_all_raw(Statement::from_string(app.state().db.backend(), "SELECT id FROM people ORDER BY sort_key, id"))
        .await
        .expect("people can be read");
    let order: Vec<i64> = keys.iter().map(|row| row.try_get("", "id").expect("an id")).collect();
    let places: Vec<_> = names
        .iter()
        .map(|link| {
            let id: i64 = link.rsplit('/').next().and_then(|id| id.parse().ok()).expect("a link ends in an id");
            order.iter().position(|known| *known == id).expect("she exists")
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(hr.get("/reports/units/MDES/people?page=0").await.status(), 404);
    assert_eq!(hr.get("/reports/units/MDES/people?page=99999999999").await.status(), 404);
    assert_eq!(hr.get("/reports/units/MDES/people?state=rich").await.status(), 404);
    assert_eq!(hr.get("/reports/units/MDES/people?course=none").await.status(), 404);
}

#[tokio::test]
async fn a_name_is_found_however_it_is_typed_and_stands_in_no_address_and_no_record() {
    let (app, hr) = with_course().await;
    let malee = person(&app, app.learner("malee").await.id()).await;
    for typed in ["มาลี", "นางสาวมาลี", " มา\u{200b}ลี ", "MALEE", "malee@onde", malee.family_th.as_str()]
    {
        let page = hr.post("/reports/units/MDES-ONDE/people", &[("q", typed), ("course", "small")]).await;
        assert_eq!(page.status(), 200);
        assert!(page.first("tbody").is_some_and(|rows| rows.contains("มาลี")), "{typed}: {}", page.text());
        let form = page.form("form.filters");
        assert_eq!(form.value("q").map(courses::thai::normalise), Some(courses::thai::normalise(typed)));
        for link in page.attributes("a", "href").iter().chain(&page.attributes("form", "action")) {
            assert!(!link.contains("%E0%B8") && !link.contains("q="), "{link}");
        }
    }
    for typed in ["%", "_", "\\", "' OR 1=1 --"] {
        let page = hr.post("/reports/units/MDES-ONDE/people", &[("q", typed)]).await;
        assert_eq!(page.all("tbody tr").len(), 0, "{typed} is no wildcard");
    }
    let found = app.sql_count("SELECT count(*) FROM audit_entries WHERE detail LIKE '%มาลี%' OR detail LIKE '%malee%'");
    let found = match app.state().db.backend() {
        sea_orm::DbBackend::Postgres => app.sql_count("SELECT count(*) FROM audit_entries WHERE detail::text LIKE '%มาลี%'").await,
        _ => found.await,
    };
    assert_eq!(found, 0);
    // A name in the address is not searched for.
    let page = hr.get("/reports/units/MDES-ONDE/people?q=zzzz").await;
    assert!(!page.all("tbody tr").is_empty());
}

#[tokio::test]
async fn a_search_that_cannot_be_is_refused_and_an_empty_one_is_a_plain_list() {
    let (_app, hr) = with_course().await;
    let long = "ก".repeat(101);
    let page = hr.post("/reports/units/MDES-ONDE/people", &[("q", long.as_str())]).await;
    assert_eq!(page.status(), 422);
    assert!(page.has("[aria-invalid]"));
    let page = hr.post("/reports/units/MDES-ONDE/people", &[("q", ""), ("course", "small"), ("state", "completed")]).await;
    assert_eq!(page.location(), Some("/reports/units/MDES-ONDE/people?course=small&state=completed"));
}

#[tokio::test]
async fn a_search_goes_on_to_its_next_page_by_a_form() {
    let (app, _) = with_course().await;
    let hr = app.learner("witthaya").await;
    let first = hr.post("/reports/units/MDES/people", &[("q", "mdes")]).await;
    if found(&first) <= 50 {
        return;
    }
    let pager = first.form("nav form.pages");
    let second = hr.submits(&pager, &[("page", "2")]).await;
    assert_eq!(second.status(), 200);
    assert_ne!(first.all("tbody th"), second.all("tbody th"));
}

#[tokio::test]
async fn every_look_at_people_is_recorded_once() {
    let (app, hr) = with_course().await;
    let malee = app.learner("malee").await;
    let looks = [
        ("people.look", "/reports/units/MDES-ONDE/people".to_owned()),
        ("people.export", "/reports/units/MDES-ONDE/people.csv".to_owned()),
        ("person.look", format!("/reports/people/{}", malee.id())),
    ];
    for (act, path) in looks {
        let count = format!("SELECT count(*) FROM audit_entries WHERE act = '{act}' AND actor_id = {}", hr.id());
        assert_eq!(app.sql_count(&count).await, 0);
        assert_eq!(hr.get(&path).await.status(), 200);
        assert_eq!(app.sql_count(&count).await, 1, "{act}");
    }
}

#[tokio::test]
async fn the_file_opens_in_excel_and_nothing_in_it_acts() {
    let (app, hr) = with_course().await;
    let malee = app.learner("malee").await;
    app.complete(&malee, "small").await;
    let dangerous =
        "UPDATE people SET prefix_th = '', given_th = '=HYPERLINK(\"http://x\",\"y\")', family_th = 'ก,ข' WHERE id = ";
    let statement = Statement::from_string(app.state().db.backend(), format!("{dangerous}{}", malee.id()));
    app.state().db.write().execute_raw(statement).await.expect("a name can be changed");

    let file = hr.get("/reports/units/MDES-ONDE/people.csv?course=small").await;
    assert_eq!(file.status(), 200);
    assert_eq!(file.header("content-type"), Some("text/csv; charset=utf-8"));
    let disposition = file.header("content-disposition").expect("a file has a name");
    assert!(
        disposition.starts_with("attachment; filename=\"people-MDES-ONDE-small-2026-11-20.csv\"; filename*=UTF-8''%E0%B8%9A"),
        "{disposition}"
    );
    assert!(file.header("cache-control").is_some_and(|value| value.contains("no-store")));
    assert_eq!(file.bytes()[..3], [0xef, 0xbb, 0xbf]);

    let lines = lines(&file);
    assert_eq!(lines.len() - 1, usize::try_from(people(&app, DEPARTMENT).await).expect("small"));
    assert!(lines.iter().all(|line| line.len() == lines[0].len()));
    let line = lines.iter().find(|line| line[0].contains("HYPERLINK")).expect("she is listed");
    assert_eq!(line[0], "'=HYPERLINK(\"http://x\",\"y\") ก,ข");
    assert_eq!((line[10].as_str(), line[13].as_str(), line[14].as_str()), ("completed", "2026-11-20", "20/11/2569"));
    for line in &lines {
        assert!(line.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t'])), "{line:?}");
        assert!(
            line.iter().all(|cell| cell.len() != 13 || !cell.bytes().all(|b| b.is_ascii_digit())),
            "a national ID in {line:?}"
        );
    }
}

#[tokio::test]
async fn a_file_holds_everyone_once_over_its_chunks() {
    let (app, _) = with_course().await;
    let auditor = app.hr("STATE").await;
    let file = auditor.get("/reports/units/STATE/people.csv?course=small&state=not-enrolled").await;
    let listed = lines(&file).len() - 1;
    assert_eq!(i64::try_from(listed).expect("small"), people(&app, "STATE").await);
}

#[tokio::test]
async fn the_record_of_a_person_says_what_is_missing() {
    let (app, hr) = with_course().await;
    let malee = app.learner("malee").await;
    let path = format!("/reports/people/{}", malee.id());
    assert!(hr.get(&path).await.has(".empty"));
    app.read_all(&malee, "small").await;
    let page = hr.get(&path).await;
    assert!(page.first(".card details").is_some_and(|missing| missing.contains("แบบทดสอบท้ายหลักสูตร")), "{}", page.text());
    app.complete(&malee, "small").await;
    let page = hr.get(&path).await;
    assert!(!page.has(".card details"));
    assert!(page.text().contains("MDES-ONDE-2570-000001"), "{}", page.text());
    assert!(page.text().contains("รอส่ง"));
}

#[tokio::test]
async fn the_record_of_somebody_outside_the_scope_is_not_found() {
    let (app, hr) = with_course().await;
    let outsider = app.member_of("MDES-OPS", 0).await;
    for id in [outsider.id().to_string(), "999999".to_owned(), "-1".to_owned(), "x".to_owned()] {
        assert_eq!(hr.get(&format!("/reports/people/{id}")).await.status(), 404, "{id}");
    }
    let malee = app.learner("malee").await;
    for handle in ["duangphon", "kiat", "kanokphon", "malee"] {
        let somebody = app.learner(handle).await;
        assert_eq!(somebody.get(&format!("/reports/people/{}", malee.id())).await.status(), 404, "{handle}");
    }
    assert_eq!(app.sql_count("SELECT count(*) FROM audit_entries WHERE act = 'person.look'").await, 0);
}

#[tokio::test]
async fn an_address_that_asks_for_nonsense_is_not_found() {
    let (_app, hr) = with_course().await;
    for query in ["year=2571", "year=2026", "year=x", "year=99999999", "course=nothing", "course=%27"] {
        assert_eq!(hr.get(&format!("/reports/units/MDES-ONDE?{query}")).await.status(), 404, "{query}");
        assert_eq!(hr.get(&format!("/reports/units/MDES-ONDE/figures.csv?{query}")).await.status(), 404, "{query}");
    }
}

async fn with_course() -> (TestApp, Person) {
    let app = TestApp::start().await;
    app.publish(&TestCourse::new("small")).await;
    let hr = app.learner("prapha").await;
    (app, hr)
}

/// People, in progress, enrolled, completed, certificates, hours.
fn figures(page: &Page) -> Vec<String> {
    assert_eq!(page.status(), 200, "{}", page.path());
    page.all(".stat dd:nth-of-type(1)")
}

/// A column of the table of parts, from 1.
fn numbers(page: &Page, part: &str, column: usize) -> Vec<i64> {
    page.all(&format!("{part} td:nth-of-type({column})")).iter().map(|text| text.parse().expect("a number")).collect()
}

fn found(page: &Page) -> i64 {
    match page.first(".table-tools p") {
        Some(text) => text.split_whitespace().find_map(|word| word.parse().ok()).expect("a number is told"),
        None => 0,
    }
}

async fn people(app: &TestApp, unit: &str) -> i64 {
    let unit = app.unit(unit).await;
    app.sql_count(&format!(
        "SELECT count(*) FROM postings p JOIN units u ON u.id = p.unit_id WHERE p.is_primary AND u.first BETWEEN {} AND {}",
        unit.first, unit.last
    ))
    .await
}

async fn count(app: &TestApp, table: &str, unit: &str, course: Option<&str>, also: &str) -> i64 {
    let unit = app.unit(unit).await;
    let course = course.map(|slug| format!("AND c.slug = '{slug}'")).unwrap_or_default();
    app.sql_count(&format!(
        "SELECT count(*) FROM {table} t JOIN units u ON u.id = t.unit_id JOIN courses c ON c.id = t.course_id \
         WHERE u.first BETWEEN {} AND {} {course} {also}",
        unit.first, unit.last
    ))
    .await
}

async fn person(app: &TestApp, id: PersonId) -> person::Model {
    person::Entity::find_by_id(id).one(app.state().db.read()).await.expect("people can be read").expect("she is there")
}

/// The cells of a CSV file.
fn lines(file: &Page) -> Vec<Vec<String>> {
    let text = file.html();
    let text = text.strip_prefix('\u{feff}').expect("a file begins with its mark");
    text.split_terminator("\r\n").map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        let cell = cells.last_mut().expect("there is always one");
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    cells
}
