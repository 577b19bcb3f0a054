//! The people of the demonstration.

use std::collections::HashSet;

use app::thai::NationalId;

use super::accounts::ROLE_ACCOUNTS;
use super::chance::Chance;
use super::names::{MEN, NamePart, PLACES, VIRTUES, WOMEN};
use super::positions::EmployeeKind;
use super::seats::{self, Seat};

/// A person who does not exist.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    pub national_id: NationalId,
    pub prefix_th: &'static str,
    pub given_th: &'static str,
    pub family_th: String,
    pub prefix_en: &'static str,
    pub given_en: &'static str,
    pub family_en: String,
    /// Unique; ends in the reserved `.example`.
    pub email: String,
    /// Unique: the department's domain and a number, ONDE-0007.
    pub staff_no: String,
    pub posting: DemoPosting,
}

/// The one posting that a person holds. Let it begin on or before the first day of the last
/// fiscal year, so that the history lies inside it.
#[derive(Clone, Debug)]
pub struct DemoPosting {
    pub unit_code: String,
    pub position_line_th: &'static str,
    pub position_line_en: &'static str,
    /// Unique in the department.
    pub position_no: String,
    /// O1 to O4, K1 to K5, D1, D2, M1, M2; `None` for all who are not civil servants.
    pub level: Option<&'static str>,
    pub employee_kind: EmployeeKind,
    /// IT personnel in the sense of the framework of 2567.
    pub is_it: bool,
    /// ISO 3166-2 code of the province of work, as in `units.csv`.
    pub work_province: &'static str,
}

/// All people, the same each time. The first are the role accounts, in the order of
/// [`super::demo_accounts`]; then department by department, from the head down.
pub fn demo_people() -> Vec<DemoPerson> {
    let mut seats = seats::all();
    let reserved: Vec<Seat> = ROLE_ACCOUNTS.iter().map(|account| seats::take(&mut seats, account.unit, account.seat)).collect();

    let mut register = Register::default();
    let mut people = Vec::with_capacity(reserved.len() + seats.len());
    for (account, seat) in ROLE_ACCOUNTS.iter().zip(reserved) {
        let person = register.enter(seat, account.name, Some(account.email));
        people.push(person);
    }
    for (i, seat) in (0..).zip(seats) {
        let mut chance = Chance::of("name", i);
        let mut name = draw_name(&seat, &mut chance);
        while register.knows(&name) {
            name = draw_name(&seat, &mut chance);
        }
        people.push(register.enter(seat, name, None));
    }
    people
}

/// A name in both languages.
#[derive(Clone, Copy)]
pub(super) struct DemoName {
    pub prefix: NamePart,
    pub given: NamePart,
    pub place: NamePart,
    pub virtue: NamePart,
}

fn draw_name(seat: &Seat, chance: &mut Chance) -> DemoName {
    // Women are somewhat more than half of the civil service.
    let is_woman = chance.percent(58);
    let is_senior = matches!(seat.posting.level, Some("K3" | "K4" | "K5" | "D1" | "D2" | "M1" | "M2"));
    let roll = chance.below(100);
    let prefix = match (is_woman, roll) {
        (true, _) if seat.is_physician => ("พญ.", "Dr."),
        (false, _) if seat.is_physician => ("นพ.", "Dr."),
        (_, 0..10) if is_senior => ("ดร.", "Dr."),
        (true, 10..14) => ("ว่าที่ร้อยตรีหญิง", "Acting Sub Lt."),
        (false, 10..18) => ("ว่าที่ร้อยตรี", "Acting Sub Lt."),
        (true, 14..50) => ("นาง", "Mrs."),
        (true, _) => ("นางสาว", "Ms."),
        (false, _) => ("นาย", "Mr."),
    };
    let given = if is_woman { chance.pick(&WOMEN) } else { chance.pick(&MEN) };
    DemoName { prefix, given: *given, place: *chance.pick(&PLACES), virtue: *chance.pick(&VIRTUES) }
}

/// Who was entered already: it hands out numbers and keeps names and addresses apart.
#[derive(Default)]
struct Register {
    entered: u16,
    names: HashSet<(&'static str, String)>,
    emails: HashSet<String>,
}

impl Register {
    fn knows(&self, name: &DemoName) -> bool {
        self.names.contains(&(name.given.0, family(name).0))
    }

    fn enter(&mut self, seat: Seat, name: DemoName, email: Option<&str>) -> DemoPerson {
        self.entered += 1;
        let (family_th, family_en) = family(&name);
        self.names.insert((name.given.0, family_th.clone()));
        let email = match email {
            Some(email) => email.to_owned(),
            None => self.free_email(name.given.1, &family_en, seat.domain),
        };
        self.emails.insert(email.clone());
        let department = seat.domain.to_ascii_uppercase();
        DemoPerson {
            national_id: NationalId::demo(self.entered),
            prefix_th: name.prefix.0,
            given_th: name.given.0,
            family_th,
            prefix_en: name.prefix.1,
            given_en: name.given.1,
            family_en,
            email,
            staff_no: format!("{department}-{:0>4}", seat.posting.position_no),
            posting: seat.posting,
        }
    }

    /// The given name and as many letters of the family name as it takes, three at least.
    fn free_email(&self, given: &str, family: &str, domain: &str) -> String {
        let given = given.to_ascii_lowercase();
        let family = family.to_ascii_lowercase().replace('-', "");
        (3..=family.len())
            .map(|letters| format!("{given}.{}@{domain}.thaksa.example", &family[..letters]))
            .find(|email| !self.emails.contains(email))
            .expect("given and family name together are unique")
    }
}

fn family(name: &DemoName) -> (String, String) {
    let thai = format!("{}{}", name.place.0, name.virtue.0);
    let latin = format!("{}{}", name.place.1, name.virtue.1.to_ascii_lowercase());
    (thai, latin)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use app::thai::Email;

    use super::*;
    use crate::demo::units::demo_units;
    use crate::reference;

    fn unique<T: Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> usize {
        values.collect::<HashSet<_>>().len()
    }

    #[test]
    fn there_are_about_four_hundred_and_nobody_twice() {
        let people = demo_people();
        assert!((380..=430).contains(&people.len()), "{}", people.len());
        let all = people.len();
        assert_eq!(unique(people.iter().map(|p| p.email.as_str())), all);
        assert_eq!(unique(people.iter().map(|p| p.staff_no.as_str())), all);
        assert_eq!(unique(people.iter().map(|p| p.national_id.expose())), all);
        assert_eq!(unique(people.iter().map(|p| (p.given_th, &p.family_th))), all);
    }

    #[test]
    fn they_are_the_same_each_time() {
        assert_eq!(format!("{:?}", demo_people()), format!("{:?}", demo_people()));
    }

    #[test]
    fn addresses_are_well_formed_and_reach_nobody() {
        for person in demo_people() {
            let email = Email::parse(&person.email).unwrap();
            assert_eq!(email.as_str(), person.email);
            assert!(email.domain().ends_with(".thaksa.example"));
        }
    }

    #[test]
    fn everyone_is_posted_to_a_unit_and_a_province_that_exist() {
        let reference: HashMap<_, _> = reference::units().into_iter().map(|unit| (unit.code, unit.kind)).collect();
        let demo: HashSet<_> = demo_units().into_iter().map(|unit| unit.code).collect();
        for DemoPerson { posting, .. } in demo_people() {
            assert!(reference.contains_key(&posting.unit_code) || demo.contains(&posting.unit_code));
            let province = reference[posting.work_province].as_str();
            assert!(["province", "special_local"].contains(&province));
        }
    }

    #[test]
    fn levels_form_a_pyramid_and_belong_to_civil_servants_only() {
        let people = demo_people();
        let count = |level| people.iter().filter(|p| p.posting.level == Some(level)).count();
        assert_eq!((count("M2"), count("M1")), (12, 12));
        assert!(count("K5") >= 1 && count("K5") < count("K4") && count("K4") < count("K3"));
        assert!(count("K3") < count("K2") + count("K1"));
        assert!(count("O1") > 0 && count("O2") > count("O3") && count("O3") > count("O4"));
        assert!(count("D1") > 0 && count("D2") > 0);
        for person in &people {
            let is_official = person.posting.employee_kind == EmployeeKind::CivilServant;
            assert_eq!(person.posting.level.is_some(), is_official);
        }
    }

    #[test]
    fn prefixes_are_mixed_as_in_an_office() {
        let people = demo_people();
        let count = |prefix| people.iter().filter(|p| p.prefix_th == prefix).count();
        assert!(count("นาย") > 100 && count("นางสาว") > 80 && count("นาง") > 50);
        for rare in ["ดร.", "นพ.", "พญ.", "ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง"]
        {
            assert!((1..30).contains(&count(rare)), "{rare} {}", count(rare));
        }
    }

    #[test]
    fn every_unit_has_its_head() {
        let people = demo_people();
        for unit in demo_units() {
            assert!(people.iter().any(|p| p.posting.unit_code == unit.code), "{}", unit.code);
        }
    }
}
