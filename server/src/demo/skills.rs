//! What is known of the skills of the demonstration's people by today.

use chrono::{Days, NaiveDate};
use courses::framework::{Framework, Population};

use super::{chance::Chance, history::history_begins, people::DemoPerson};

/// A result of one person in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoSkill {
    /// The place in [`super::demo_people`].
    pub person_index: usize,
    /// The code of the area.
    pub area: String,
    /// A Bangkok date from the beginning of the history to today.
    pub on: NaiveDate,
    pub said: DemoSaid,
}

/// What says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DemoSaid {
    /// A test that found this ability.
    Tested { ability: f64 },
    /// Her own answers, which come to this level.
    SelfRated { level: u8 },
}

/// Who was tested and who rated herself, where and when, in the order of the days.
///
/// Abilities lie around the targets of the posting, a little below. About half of the people have been tested in some
/// areas; some of that is more than a year old. Who rates herself is often a level too hopeful, and a few do it again
/// later. Malee, person 0, has something of everything and areas that are still open.
pub fn demo_skills(people: &[DemoPerson], framework: &Framework, today: NaiveDate) -> Vec<DemoSkill> {
    let mut skills = malee(today);
    for (person_index, person) in people.iter().enumerate().skip(1) {
        let population = Population::of_posting(person.posting.is_it, person.posting.level.unwrap_or_default());
        let mut chance = Chance::of("skills", person_index as u64);
        let (tests, rates) = (chance.percent(55), chance.percent(45));
        for area in &framework.areas {
            let mut chance = Chance::of(&area.code, person_index as u64);
            let ability = ability(area.target(population).unwrap_or(2), &mut chance);
            let share = if area.core { 60 } else { 35 };
            let mut add = |on, said| skills.push(DemoSkill { person_index, area: area.code.clone(), on, said });
            if tests && chance.percent(share) {
                add(day(today, &mut chance), DemoSaid::Tested { ability });
            }
            if rates && chance.percent(share) {
                let level = (level_around(ability) + u8::from(chance.percent(40))).min(5);
                let on = day(today, &mut chance);
                add(on, DemoSaid::SelfRated { level });
                let later = on + Days::new(u64::from(chance.between(60, 150)));
                if chance.percent(25) && later <= today {
                    add(later, DemoSaid::SelfRated { level: (level + 1).min(5) });
                }
            }
        }
    }
    skills.sort_by(|a, b| (a.on, a.person_index, &a.area).cmp(&(b.on, b.person_index, &b.area)));
    skills
}

fn malee(today: NaiveDate) -> Vec<DemoSkill> {
    let ago = |days| (today - Days::new(days)).max(history_begins(today));
    let add = |area: &str, days, said| DemoSkill { person_index: 0, area: area.to_owned(), on: ago(days), said };
    vec![
        add("DG67-DL", 64, DemoSaid::Tested { ability: 0.05 }),
        add("DG67-DL", 90, DemoSaid::SelfRated { level: 4 }),
        add("DG67-CS", 400, DemoSaid::Tested { ability: -1.6 }),
        add("DG67-DG", 35, DemoSaid::Tested { ability: -0.9 }),
        add("DG67-DA", 200, DemoSaid::SelfRated { level: 1 }),
        add("DG67-DA", 20, DemoSaid::SelfRated { level: 2 }),
    ]
}

/// Around the middle of the band of a level and a third of a level below, as far as two levels away.
fn ability(target: u8, chance: &mut Chance) -> f64 {
    let throws: u32 = (0..3).map(|_| chance.between(0, 100)).sum();
    (f64::from(throws) - 150.0) / 100.0 + 0.9_f64.mul_add(f64::from(target), -2.95)
}

/// The level in whose band an ability lies.
fn level_around(ability: f64) -> u8 {
    courses::bank::cut_scores().level(ability)
}

/// More often lately than long ago, never before the history begins.
fn day(today: NaiveDate, chance: &mut Chance) -> NaiveDate {
    let ago = chance.between(0, 410).min(chance.between(0, 410));
    (today - Days::new(u64::from(ago))).max(history_begins(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{demo::demo_people, reference};

    #[test]
    fn results_lie_within_the_history_and_are_the_same_each_time() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let [framework, _] = reference::frameworks();
        let skills = demo_skills(&demo_people(), &framework, today);
        assert_eq!(skills, demo_skills(&demo_people(), &framework, today));
        assert!(skills.iter().all(|skill| (history_begins(today)..=today).contains(&skill.on)));
        assert!(skills.is_sorted_by_key(|skill| skill.on));
        let tested = skills.iter().filter(|skill| matches!(skill.said, DemoSaid::Tested { .. })).count();
        assert!((500..1000).contains(&tested), "{tested}");
    }
}
