//! The people of the demonstration whom a visitor can be.

use super::people::DemoName;

/// What an account is there to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DemoRole {
    Learner,
    Trainer,
    HrOfficer,
    Manager,
    Administrator,
    Auditor,
}

/// A person with a role, to be entered as account and grant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoAccount {
    /// The place in [`super::demo_people`].
    pub person_index: usize,
    /// The name by which documentation and tests call the person: "malee".
    pub handle: &'static str,
    pub role: DemoRole,
    /// The unit over which the role is granted, with all below it; `None` for everything,
    /// and for learners, who need no grant.
    pub scope: Option<&'static str>,
}

/// The role accounts. The table of what each one shows:
///
/// | handle | role | scope | who |
/// |---|---|---|---|
/// | malee | learner | | policy analyst, digital commission |
/// | anan | trainer | ministry | heads the group that trains people |
/// | prapha | HR officer of a department | MDES-ONDE | heads its human resources group |
/// | witthaya | HR officer of the ministry | MDES | heads workforce planning |
/// | duangphon | line manager | MDES-ONDE-D1 | Malee's director |
/// | kiat | executive: manager of a department | MDES-ONDE | deputy head |
/// | narong | administrator | everything | heads the ministry's systems group |
/// | kanokphon | auditor | everything | heads information systems audit |
pub fn demo_accounts() -> Vec<DemoAccount> {
    let accounts = ROLE_ACCOUNTS.iter().enumerate();
    accounts
        .map(|(person_index, account)| DemoAccount {
            person_index,
            handle: account.handle,
            role: account.role,
            scope: account.scope,
        })
        .collect()
}

/// A role account and the seat that it takes from the generated ones.
pub(super) struct RoleAccount {
    pub handle: &'static str,
    pub email: &'static str,
    pub role: DemoRole,
    pub scope: Option<&'static str>,
    pub unit: &'static str,
    /// Which seat of the unit, counted from its head, who has seat 0, among those that are
    /// left: no two accounts sit in one unit.
    pub seat: usize,
    pub name: DemoName,
}

pub(super) const ROLE_ACCOUNTS: [RoleAccount; 8] = [
    RoleAccount {
        handle: "malee",
        email: "malee@onde.thaksa.example",
        role: DemoRole::Learner,
        scope: None,
        unit: "MDES-ONDE-D1-G1",
        seat: 2,
        name: DemoName {
            prefix: ("นางสาว", "Ms."),
            // As she writes it herself; the general system would give Mali.
            given: ("มาลี", "Malee"),
            place: ("ฟ้า", "Fa"),
            virtue: ("ใฝ่รู้", "Fairu"),
        },
    },
    RoleAccount {
        handle: "anan",
        email: "anan@mdes.thaksa.example",
        role: DemoRole::Trainer,
        scope: Some("MDES"),
        unit: "MDES-OPS-D1-G1",
        seat: 0,
        name: DemoName {
            prefix: ("ดร.", "Dr."), given: ("อนันต์", "Anan"), place: ("เมฆ", "Mek"), virtue: ("สอนดี", "Sondi")
        },
    },
    RoleAccount {
        handle: "prapha",
        email: "prapha@onde.thaksa.example",
        role: DemoRole::HrOfficer,
        scope: Some("MDES-ONDE"),
        unit: "MDES-ONDE-D3-G1",
        seat: 0,
        name: DemoName {
            prefix: ("นาง", "Mrs."),
            given: ("ประภา", "Prapha"),
            place: ("ดาว", "Dao"),
            virtue: ("แบ่งปัน", "Baengpan"),
        },
    },
    RoleAccount {
        handle: "witthaya",
        email: "witthaya@mdes.thaksa.example",
        role: DemoRole::HrOfficer,
        scope: Some("MDES"),
        unit: "MDES-OPS-D1-G2",
        seat: 0,
        name: DemoName {
            prefix: ("นาย", "Mr."),
            given: ("วิทยา", "Witthaya"),
            place: ("ทะเล", "Thale"),
            virtue: ("รอบรู้", "Ropru"),
        },
    },
    RoleAccount {
        handle: "duangphon",
        email: "duangphon@onde.thaksa.example",
        role: DemoRole::Manager,
        scope: Some("MDES-ONDE-D1"),
        unit: "MDES-ONDE-D1",
        seat: 0,
        name: DemoName {
            prefix: ("นางสาว", "Ms."),
            given: ("ดวงพร", "Duangphon"),
            place: ("ภูผา", "Phupha"),
            virtue: ("ตั้งใจ", "Tangchai"),
        },
    },
    RoleAccount {
        handle: "kiat",
        email: "kiat@onde.thaksa.example",
        role: DemoRole::Manager,
        scope: Some("MDES-ONDE"),
        unit: "MDES-ONDE",
        seat: 1,
        name: DemoName {
            prefix: ("นาย", "Mr."),
            given: ("เกียรติ", "Kiat"),
            place: ("ต้นน้ำ", "Tonnam"),
            virtue: ("คิดเป็น", "Khitpen"),
        },
    },
    RoleAccount {
        handle: "narong",
        email: "narong@mdes.thaksa.example",
        role: DemoRole::Administrator,
        scope: None,
        unit: "MDES-OPS-D3-G1",
        seat: 0,
        name: DemoName {
            prefix: ("ว่าที่ร้อยตรี", "Acting Sub Lt."),
            given: ("ณรงค์", "Narong"),
            place: ("ร่มไม้", "Rommai"),
            virtue: ("ต่อยอด", "Toyot"),
        },
    },
    RoleAccount {
        handle: "kanokphon",
        email: "kanokphon@mdes.thaksa.example",
        role: DemoRole::Auditor,
        scope: None,
        unit: "MDES-OPS-D4-G2",
        seat: 0,
        name: DemoName {
            prefix: ("นางสาว", "Ms."),
            given: ("กนกพร", "Kanokphon"),
            place: ("ใบบัว", "Baibua"),
            virtue: ("ทบทวน", "Thopthuan"),
        },
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::demo_people;

    #[test]
    fn each_account_is_the_person_whom_its_handle_names() {
        let people = demo_people();
        for account in demo_accounts() {
            let person = &people[account.person_index];
            assert_eq!(person.email.split_once('@').unwrap().0, account.handle);
            assert_eq!(person.given_en.to_ascii_lowercase(), account.handle);
        }
    }

    #[test]
    fn malee_works_for_the_line_manager_and_both_for_the_executive() {
        let people = demo_people();
        let unit = |handle| {
            let accounts = demo_accounts();
            let account = accounts.iter().find(|account| account.handle == handle).unwrap();
            people[account.person_index].posting.unit_code.clone()
        };
        assert!(unit("malee").starts_with(&unit("duangphon")));
        assert!(unit("duangphon").starts_with(&unit("kiat")));
    }

    #[test]
    fn the_seats_are_those_of_the_table() {
        let people = demo_people();
        let level = |i: usize| people[i].posting.level;
        assert!(matches!(level(0), Some("K1" | "K2")));
        assert!([1, 2, 3, 6, 7].into_iter().all(|i| level(i) == Some("K3")));
        assert!(matches!(level(4), Some("D1" | "D2")));
        assert_eq!(level(5), Some("M1"));
        assert!(people[6].posting.is_it && !people[0].posting.is_it);
    }
}
