//! Many people who have taken skill tests, written by the rules of the tests themselves: what browsers would take an hour
//! for.

use app::{
    entity::{Posting, SkillAnswer, SkillTestClosing, posting, skill_answer, skill_test},
    id::{ItemVersionId, PersonId, SkillId, SkillTestId, UnitId},
    skills::stock::{self, KeptBank, Stock, keep, version_of},
};
use chrono::TimeDelta;
use courses::{
    adaptive::{CandidateId, Next, Policy, Session},
    bank::{BankItem, ItemKind},
    irt::Item,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tests::TestApp;

/// How these people answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answers {
    /// By the parameters of the items.
    AsModelled,
    /// As if every item had this slope in tenths, at the difficulty that it has.
    OfSlope(u8),
    /// By the parameters, but the key of the item that is asked first is wrong: who knows the answer chooses another.
    FirstMiskeyed,
}

/// Numbers from 0 to below 1, the same for a seed on every machine.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from(u32::try_from((mixed ^ mixed >> 31) >> 32).expect("32 bits are left")) / 4_294_967_296.0
    }

    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() - 6.0
    }
}

/// Closes so many tests of an area, of people of the demo in turn. Another seed is another round of tests.
pub async fn take_tests(app: &TestApp, area: &str, tests: u32, answers: Answers, seed: u64) {
    let state = app.state();
    let frameworks = state.skills.all(&state.db).await.expect("frameworks can be read");
    let area = frameworks.areas().into_iter().find(|known| known.code == area).expect("there is such an area").id;
    let (stock, policy) = stock::in_use(state, area).await.expect("the bank can be read").expect("it has items");
    let people = people(app).await;
    let mut chance = Chance(seed);
    let (mut miskeyed, mut kept) = (None, Vec::new());
    for number in 0..tests {
        let taken = take(&stock, &policy, answers, &mut miskeyed, &mut chance, seed << 32 | u64::from(number));
        let (person, unit) = people[usize::try_from(number).expect("it is small") % people.len()];
        let attempt = i32::try_from(seed * 10_000 + u64::from(number)).expect("it is small");
        let test = insert(app, &stock, &policy, area, (person, unit), attempt, taken.seed).await;
        kept.extend(taken.answers.into_iter().zip(1..).map(|((version, value, points), place)| skill_answer::ActiveModel {
            test_id: Set(test),
            number: Set(place),
            item_version_id: Set(version),
            value: Set(value),
            points: Set(points.into()),
            at: Set(app.clock.now() + TimeDelta::seconds(40 * i64::from(place))),
            ..Default::default()
        }));
    }
    for some in kept.chunks(500) {
        let some = some.to_vec();
        SkillAnswer::insert_many(some).exec_without_returning(state.db.write()).await.expect("answers can be written");
    }
}

struct Taken {
    seed: u64,
    answers: Vec<(ItemVersionId, String, u8)>,
}

fn take(
    stock: &Stock,
    policy: &Policy,
    answers: Answers,
    miskeyed: &mut Option<CandidateId>,
    chance: &mut Chance,
    seed: u64,
) -> Taken {
    let ability = chance.normal();
    let mut session = Session::start(stock.bank(), policy, seed).expect("the bank serves its rules");
    let mut given = Vec::new();
    while let Next::Ask(asked) = session.next() {
        let item = stock.item(asked).expect("it was asked");
        let place = stock.bank().position(asked).expect("it was asked");
        let model = &stock.bank().candidates()[place].item;
        let knows = score(&as_they_are(model, answers), ability, chance);
        let target = *miskeyed.get_or_insert(asked);
        let turned = answers == Answers::FirstMiskeyed && target == asked;
        let wanted = if turned { if knows == item.kind().most() { 0 } else { item.kind().most() } } else { knows };
        let (value, points) = choose(item, wanted);
        given.push((version_of(asked), value, points));
        session.answer(asked, points, 0).expect("it was asked");
    }
    Taken { seed, answers: given }
}

fn as_they_are(model: &Item, answers: Answers) -> Item {
    match answers {
        Answers::OfSlope(tenths) if model.categories() == 2 => {
            Item::two_pl(f64::from(tenths) / 10.0, model.difficulty()).expect("it is an item")
        }
        _ => model.clone(),
    }
}

fn score(model: &Item, ability: f64, chance: &mut Chance) -> u8 {
    let mut left = chance.next();
    let most = u8::try_from(model.categories() - 1).expect("an item has 16 scores at most");
    for score in 0..most {
        left -= model.probability(ability, score);
        if left < 0.0 {
            return score;
        }
    }
    most
}

/// An answer that earns this much, or the next less that any answer earns: the first such option.
fn choose(item: &BankItem, wanted: u8) -> (String, u8) {
    let right: Vec<_> = item.review().filter(|option| option.points == item.kind().most()).map(|option| option.id).collect();
    let several = item.kind() == ItemKind::Multiple;
    for points in (0..=wanted).rev() {
        let found = match (several, points) {
            (true, 1) => Some(right.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
            (true, _) => right.first().map(ToString::to_string),
            (false, _) => item.review().find(|option| option.points == points).map(|option| option.id.to_string()),
        };
        if let Some(value) = found {
            return (value, points);
        }
    }
    let least = item.review().min_by_key(|option| option.points).expect("an item has options");
    (least.id.to_string(), least.points)
}

async fn insert(
    app: &TestApp,
    stock: &Stock,
    policy: &Policy,
    area: SkillId,
    (person, unit): (PersonId, UnitId),
    number: i32,
    seed: u64,
) -> SkillTestId {
    let items = stock.bank().candidates().iter().map(|candidate| (version_of(candidate.id), SkillId(candidate.unit.into())));
    let now = app.clock.now();
    let test = skill_test::ActiveModel {
        person_id: Set(person),
        skill_id: Set(area),
        number: Set(number),
        unit_id: Set(unit),
        seed: Set(seed.cast_signed()),
        bank: Set(keep(&KeptBank::of(items.collect()))),
        policy: Set(keep(policy)),
        started_at: Set(now),
        deadline_at: Set(now + TimeDelta::minutes(45)),
        closed_at: Set(Some(now + TimeDelta::minutes(10))),
        closed_by: Set(Some(SkillTestClosing::Finished)),
        ..Default::default()
    };
    test.insert(app.state().db.write()).await.expect("a test can be written").id
}

/// People of the demo with the units of their posts.
async fn people(app: &TestApp) -> Vec<(PersonId, UnitId)> {
    let rows = Posting::find()
        .filter(posting::Column::IsPrimary.eq(true))
        .order_by_asc(posting::Column::Id)
        .limit(200)
        .select_only()
        .columns([posting::Column::PersonId, posting::Column::UnitId]);
    rows.into_tuple().all(app.state().db.read()).await.expect("postings can be read")
}
