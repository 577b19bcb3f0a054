//! What people do: position lines by kind of work, and kinds of employment.

/// A position line in Thai and English, without its level.
pub type Line = (&'static str, &'static str);

/// The kind of work of a division; it decides the position lines of its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Administration,
    Audit,
    Community,
    Computing,
    Finance,
    Health,
    Law,
    LocalGovernment,
    Medicine,
    Office,
    People,
    Policy,
    Reform,
    Revenue,
    Statistics,
    Treasury,
    Weather,
}

impl Work {
    /// The line of knowledge workers (K1 to K5).
    pub fn knowledge_line(self) -> Line {
        match self {
            Work::Administration => ("เจ้าพนักงานปกครอง", "District Administration Officer"),
            Work::Audit => ("นักวิชาการตรวจสอบภายใน", "Internal Auditor"),
            Work::Community => ("นักวิชาการพัฒนาชุมชน", "Community Development Specialist"),
            Work::Computing => ("นักวิชาการคอมพิวเตอร์", "Computer Technical Officer"),
            Work::Finance => ("นักวิชาการเงินและบัญชี", "Finance and Accounting Analyst"),
            Work::Health => ("นักวิชาการสาธารณสุข", "Public Health Technical Officer"),
            Work::Law => ("นิติกร", "Legal Officer"),
            Work::LocalGovernment => ("นักส่งเสริมการปกครองท้องถิ่น", "Local Administration Promotion Officer"),
            Work::Medicine => ("นายแพทย์", "Medical Physician"),
            Work::Office => ("นักจัดการงานทั่วไป", "General Administration Officer"),
            Work::People => ("นักทรัพยากรบุคคล", "Human Resource Officer"),
            Work::Policy => ("นักวิเคราะห์นโยบายและแผน", "Plan and Policy Analyst"),
            Work::Reform => ("นักพัฒนาระบบราชการ", "Public Sector Development Officer"),
            Work::Revenue => ("นักวิชาการสรรพากร", "Revenue Officer"),
            Work::Statistics => ("นักวิชาการสถิติ", "Statistician"),
            Work::Treasury => ("นักวิชาการคลัง", "Fiscal Analyst"),
            Work::Weather => ("นักอุตุนิยมวิทยา", "Meteorologist"),
        }
    }

    /// The line of general staff (O1 to O4).
    pub fn general_line(self) -> Line {
        match self {
            Work::Community => ("เจ้าพนักงานพัฒนาชุมชน", "Community Development Officer"),
            Work::Computing => ("เจ้าพนักงานเครื่องคอมพิวเตอร์", "Computer Operations Officer"),
            Work::Finance => ("เจ้าพนักงานการเงินและบัญชี", "Finance and Accounting Officer"),
            Work::Health | Work::Medicine => ("เจ้าพนักงานสาธารณสุข", "Public Health Officer"),
            Work::LocalGovernment => ("เจ้าพนักงานส่งเสริมการปกครองท้องถิ่น", "Local Administration Officer"),
            Work::Revenue => ("เจ้าพนักงานสรรพากร", "Revenue Clerk"),
            Work::Statistics => ("เจ้าพนักงานสถิติ", "Statistical Officer"),
            Work::Treasury => ("เจ้าพนักงานการคลัง", "Fiscal Officer"),
            Work::Weather => ("เจ้าพนักงานอุตุนิยมวิทยา", "Meteorological Officer"),
            Work::Administration | Work::Audit | Work::Law | Work::Office | Work::People | Work::Policy | Work::Reform => {
                ("เจ้าพนักงานธุรการ", "General Service Officer")
            }
        }
    }

    /// Whether people in this work count as IT personnel in the framework of 2567.
    pub fn is_it(self) -> bool {
        self == Work::Computing
    }
}

/// The line of heads and deputy heads of departments (M1, M2).
pub const EXECUTIVE: Line = ("นักบริหาร", "Executive");

/// The line of directors of divisions (D1, D2).
pub const DIRECTOR: Line = ("ผู้อำนวยการ", "Director");

/// The line of hired staff who enter data.
pub const DATA_ENTRY: Line = ("เจ้าหน้าที่บันทึกข้อมูล", "Data Entry Staff");

/// The line of permanent employees in offices.
pub const CLERK: Line = ("พนักงานธุรการ", "Office Clerk");

/// How a person is employed. Only civil servants have a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EmployeeKind {
    /// ข้าราชการพลเรือนสามัญ.
    CivilServant,
    /// พนักงานราชการ.
    GovernmentEmployee,
    /// ลูกจ้างประจำ.
    PermanentEmployee,
    /// จ้างเหมาบริการ.
    Contractor,
}

impl EmployeeKind {
    /// The word in import files.
    pub fn code(self) -> &'static str {
        match self {
            EmployeeKind::CivilServant => "civil_servant",
            EmployeeKind::GovernmentEmployee => "government_employee",
            EmployeeKind::PermanentEmployee => "permanent_employee",
            EmployeeKind::Contractor => "contractor",
        }
    }
}
