//! The positions of the departments, before anyone holds them.

use super::chance::Chance;
use super::departments::{DEPARTMENTS, Department};
use super::people::DemoPosting;
use super::positions::{CLERK, DATA_ENTRY, DIRECTOR, EXECUTIVE, EmployeeKind, Line, Work};
use super::units::group_code;

/// A position before anyone holds it.
pub struct Seat {
    /// The first label of the department's e-mail domain.
    pub domain: &'static str,
    pub posting: DemoPosting,
    /// Its holder is called นพ. or พญ.
    pub is_physician: bool,
}

/// The seats of all departments, each department from its head down.
pub fn all() -> Vec<Seat> {
    DEPARTMENTS.iter().flat_map(department_seats).collect()
}

/// Takes a seat of a unit out of the list: number 0 is the head's.
pub fn take(seats: &mut Vec<Seat>, unit: &str, number: usize) -> Seat {
    let in_unit = |seat: &Seat| seat.posting.unit_code == unit;
    let place = (0..seats.len()).filter(|i| in_unit(&seats[*i])).nth(number);
    seats.remove(place.expect("role accounts name seats that exist"))
}

fn department_seats(department: &'static Department) -> Vec<Seat> {
    let mut chance = Chance::of(department.unit, 0);
    let mut seats = Seats { department, seats: Vec::new() };
    let first_work = department.divisions[0].work;
    let head_office = department.province;

    seats.official(department.unit, EXECUTIVE, "M2", first_work, head_office);
    seats.official(department.unit, EXECUTIVE, "M1", first_work, head_office);
    // One department in four has an adviser of the highest knowledge level.
    let expert = if chance.percent(25) { "K5" } else { "K4" };
    seats.official(department.unit, first_work.knowledge_line(), expert, first_work, head_office);

    for (division, code) in department.divisions_with_codes() {
        let province = division.province.unwrap_or(head_office);
        let director = if chance.percent(45) { "D2" } else { "D1" };
        seats.official(&code, DIRECTOR, director, division.work, province);
        for i in 0..division.groups.len() {
            seats.group(&group_code(&code, i), division.work, province, &mut chance);
        }
    }
    seats.seats
}

/// The seats of one department while they are counted.
struct Seats {
    department: &'static Department,
    seats: Vec<Seat>,
}

impl Seats {
    /// A group: a head, two knowledge workers, an office worker, and often one more hand.
    fn group(&mut self, unit: &str, work: Work, province: &'static str, chance: &mut Chance) {
        let knowledge = work.knowledge_line();
        let second = if chance.percent(65) { "K1" } else { "K2" };
        let general = match chance.below(100) {
            0..35 => "O1",
            35..82 => "O2",
            82..98 => "O3",
            _ => "O4",
        };
        self.official(unit, knowledge, "K3", work, province);
        self.official(unit, knowledge, "K2", work, province);
        self.official(unit, knowledge, second, work, province);
        self.official(unit, work.general_line(), general, work, province);
        match chance.below(100) {
            0..25 => self.employee(unit, knowledge, EmployeeKind::GovernmentEmployee, work, province),
            25..32 => self.employee(unit, CLERK, EmployeeKind::PermanentEmployee, work, province),
            32..40 => self.employee(unit, DATA_ENTRY, EmployeeKind::Contractor, work, province),
            _ => {}
        }
    }

    fn official(&mut self, unit: &str, line: Line, level: &'static str, work: Work, province: &'static str) {
        self.employee(unit, line, EmployeeKind::CivilServant, work, province);
        let seat = self.seats.last_mut().expect("one was just added");
        seat.posting.level = Some(level);
    }

    fn employee(&mut self, unit: &str, line: Line, employee_kind: EmployeeKind, work: Work, work_province: &'static str) {
        let position_no = (self.seats.len() + 1).to_string();
        let posting = DemoPosting {
            unit_code: unit.to_owned(),
            position_line_th: line.0,
            position_line_en: line.1,
            position_no,
            level: None,
            employee_kind,
            is_it: work.is_it() && line != EXECUTIVE,
            work_province,
        };
        // Those who are hired for medical work by other kinds of contract are no physicians.
        let is_physician = line == Work::Medicine.knowledge_line() && employee_kind == EmployeeKind::CivilServant;
        self.seats.push(Seat { domain: self.department.domain, posting, is_physician });
    }
}
