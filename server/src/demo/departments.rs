//! The departments of the demonstration and the divisions invented for them.

use super::positions::Work;

/// A department that takes part.
pub struct Department {
    /// Its code in `units.csv`.
    pub unit: &'static str,
    /// The first label of its e-mail domain below `thaksa.example`.
    pub domain: &'static str,
    /// Where its head office is, by ISO 3166-2.
    pub province: &'static str,
    pub divisions: &'static [Division],
}

/// A division with its two groups.
pub struct Division {
    pub name_th: &'static str,
    pub name_en: &'static str,
    pub groups: [(&'static str, &'static str); 2],
    pub work: Work,
    /// Where its people work, when it is not the head office.
    pub province: Option<&'static str>,
}

impl Department {
    /// The divisions with their unit codes.
    pub fn divisions_with_codes(&self) -> impl Iterator<Item = (&'static Division, String)> {
        let divisions = self.divisions.iter().enumerate();
        divisions.map(|(i, division)| (division, format!("{}-D{}", self.unit, i + 1)))
    }
}

/// The departments, those of the ministry with most role accounts first.
pub const DEPARTMENTS: &[Department] = &[
    Department {
        unit: "MDES-OPS",
        domain: "mdes",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองบริหารทรัพยากรบุคคล",
                name_en: "Human Resource Management Division",
                groups: [
                    ("กลุ่มพัฒนาบุคลากร", "Human Resource Development Group"),
                    ("กลุ่มอัตรากำลังและระบบงาน", "Workforce Planning Group"),
                ],
                work: Work::People,
                province: None,
            },
            Division {
                name_th: "กองยุทธศาสตร์และแผนงาน",
                name_en: "Strategy and Planning Division",
                groups: [
                    ("กลุ่มแผนงานและงบประมาณ", "Planning and Budget Group"),
                    ("กลุ่มติดตามและประเมินผล", "Monitoring and Evaluation Group"),
                ],
                work: Work::Policy,
                province: None,
            },
            Division {
                name_th: "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร",
                name_en: "Information and Communication Technology Centre",
                groups: [
                    ("กลุ่มพัฒนาระบบสารสนเทศ", "Information Systems Group"),
                    ("กลุ่มโครงสร้างพื้นฐานและความมั่นคงปลอดภัย", "Infrastructure and Security Group"),
                ],
                work: Work::Computing,
                province: None,
            },
            Division {
                name_th: "กองตรวจสอบภายใน",
                name_en: "Internal Audit Division",
                groups: [
                    ("กลุ่มตรวจสอบการเงิน", "Financial Audit Group"),
                    ("กลุ่มตรวจสอบระบบสารสนเทศ", "Information Systems Audit Group"),
                ],
                work: Work::Audit,
                province: None,
            },
        ],
    },
    Department {
        unit: "MDES-ONDE",
        domain: "onde",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองนโยบายและแผนดิจิทัล",
                name_en: "Digital Policy and Planning Division",
                groups: [
                    ("กลุ่มนโยบายและยุทธศาสตร์", "Policy and Strategy Group"),
                    ("กลุ่มติดตามและประเมินผล", "Monitoring and Evaluation Group"),
                ],
                work: Work::Policy,
                province: None,
            },
            Division {
                name_th: "กองส่งเสริมการใช้ดิจิทัล",
                name_en: "Digital Adoption Division",
                groups: [("กลุ่มศูนย์ดิจิทัลชุมชน", "Digital Community Centres Group"), ("กลุ่มพัฒนากำลังคนดิจิทัล", "Digital Workforce Group")],
                work: Work::Policy,
                province: None,
            },
            Division {
                name_th: "กองบริหารงานกลาง",
                name_en: "Central Administration Division",
                groups: [("กลุ่มทรัพยากรบุคคล", "Human Resources Group"), ("กลุ่มสารบรรณและการประชุม", "Records and Meetings Group")],
                work: Work::People,
                province: None,
            },
            Division {
                name_th: "ศูนย์เทคโนโลยีดิจิทัล",
                name_en: "Digital Technology Centre",
                groups: [("กลุ่มพัฒนาระบบดิจิทัล", "Digital Systems Group"), ("กลุ่มข้อมูลและคลาวด์", "Data and Cloud Group")],
                work: Work::Computing,
                province: None,
            },
        ],
    },
    Department {
        unit: "MDES-NSO",
        domain: "nso",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองสถิติเศรษฐกิจ",
                name_en: "Economic Statistics Division",
                groups: [
                    ("กลุ่มสถิติการค้าและบริการ", "Trade and Services Statistics Group"),
                    ("กลุ่มสถิติเกษตร", "Agricultural Statistics Group"),
                ],
                work: Work::Statistics,
                province: None,
            },
            Division {
                name_th: "กองสถิติสังคม",
                name_en: "Social Statistics Division",
                groups: [("กลุ่มสถิติแรงงาน", "Labour Statistics Group"), ("กลุ่มสถิติประชากร", "Population Statistics Group")],
                work: Work::Statistics,
                province: None,
            },
            Division {
                name_th: "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร",
                name_en: "Information and Communication Technology Centre",
                groups: [("กลุ่มประมวลผลข้อมูล", "Data Processing Group"), ("กลุ่มบัญชีข้อมูลภาครัฐ", "Government Data Catalogue Group")],
                work: Work::Computing,
                province: None,
            },
            Division {
                name_th: "สำนักงานสถิติจังหวัดเชียงใหม่",
                name_en: "Chiang Mai Provincial Statistical Office",
                groups: [
                    ("กลุ่มปฏิบัติการสถิติ", "Statistical Operations Group"),
                    ("กลุ่มวิเคราะห์และแผนสถิติ", "Analysis and Planning Group"),
                ],
                work: Work::Statistics,
                province: Some("TH-50"),
            },
        ],
    },
    Department {
        unit: "MDES-TMD",
        domain: "tmd",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองพยากรณ์อากาศ",
                name_en: "Weather Forecast Division",
                groups: [("กลุ่มพยากรณ์อากาศ", "Forecast Group"), ("กลุ่มเตือนภัย", "Warnings Group")],
                work: Work::Weather,
                province: None,
            },
            Division {
                name_th: "ศูนย์อุตุนิยมวิทยาภาคเหนือ",
                name_en: "Northern Meteorological Centre",
                groups: [("กลุ่มพยากรณ์อากาศภาคเหนือ", "Northern Forecast Group"), ("กลุ่มเครื่องมือตรวจอากาศ", "Instruments Group")],
                work: Work::Weather,
                province: Some("TH-50"),
            },
            Division {
                name_th: "ศูนย์อุตุนิยมวิทยาภาคใต้ฝั่งตะวันออก",
                name_en: "Southern Meteorological Centre (East Coast)",
                groups: [("กลุ่มพยากรณ์อากาศภาคใต้", "Southern Forecast Group"), ("กลุ่มอุตุนิยมวิทยาทางทะเล", "Marine Meteorology Group")],
                work: Work::Weather,
                province: Some("TH-90"),
            },
        ],
    },
    Department {
        unit: "OPM-OCSC",
        domain: "ocsc",
        province: "TH-12",
        divisions: &[
            Division {
                name_th: "กองพัฒนาบุคลากรภาครัฐ",
                name_en: "Public Personnel Development Division",
                groups: [
                    ("กลุ่มหลักสูตรและสื่อการเรียนรู้", "Curriculum and Learning Media Group"),
                    ("กลุ่มพัฒนาทักษะดิจิทัล", "Digital Skills Group"),
                ],
                work: Work::People,
                province: None,
            },
            Division {
                name_th: "กองกฎหมายและวินัย",
                name_en: "Law and Discipline Division",
                groups: [("กลุ่มกฎหมาย", "Law Group"), ("กลุ่มวินัยและจริยธรรม", "Discipline and Ethics Group")],
                work: Work::Law,
                province: None,
            },
            Division {
                name_th: "ศูนย์เทคโนโลยีสารสนเทศและการสื่อสาร",
                name_en: "Information and Communication Technology Centre",
                groups: [
                    ("กลุ่มระบบสารสนเทศบุคคล", "Personnel Systems Group"),
                    ("กลุ่มเครือข่ายและความปลอดภัย", "Networks and Security Group"),
                ],
                work: Work::Computing,
                province: None,
            },
        ],
    },
    Department {
        unit: "OPM-OPDC",
        domain: "opdc",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองพัฒนาระบบราชการดิจิทัล",
                name_en: "Digital Public Sector Development Division",
                groups: [("กลุ่มบริการภาครัฐ", "Public Services Group"), ("กลุ่มคุณภาพการบริหารจัดการ", "Management Quality Group")],
                work: Work::Reform,
                province: None,
            },
            Division {
                name_th: "สำนักงานเลขาธิการ",
                name_en: "Office of the Secretary-General",
                groups: [("กลุ่มบริหารทั่วไป", "General Administration Group"), ("กลุ่มสื่อสารองค์กร", "Communication Group")],
                work: Work::Office,
                province: None,
            },
        ],
    },
    Department {
        unit: "MOI-DOPA",
        domain: "dopa",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองทะเบียนและบริการประชาชน",
                name_en: "Registration and Citizen Services Division",
                groups: [("กลุ่มทะเบียนราษฎร", "Civil Registration Group"), ("กลุ่มบริการดิจิทัล", "Digital Services Group")],
                work: Work::Administration,
                province: None,
            },
            Division {
                name_th: "กองการเจ้าหน้าที่",
                name_en: "Personnel Division",
                groups: [("กลุ่มพัฒนาบุคคล", "Staff Development Group"), ("กลุ่มทะเบียนประวัติ", "Personnel Records Group")],
                work: Work::People,
                province: None,
            },
            Division {
                name_th: "ที่ทำการปกครองจังหวัดขอนแก่น",
                name_en: "Khon Kaen Provincial Administration Office",
                groups: [("กลุ่มงานปกครอง", "Administration Group"), ("กลุ่มงานบริการประชาชน", "Citizen Services Group")],
                work: Work::Administration,
                province: Some("TH-40"),
            },
            Division {
                name_th: "ที่ทำการปกครองจังหวัดสงขลา",
                name_en: "Songkhla Provincial Administration Office",
                groups: [("กลุ่มงานปกครอง", "Administration Group"), ("กลุ่มงานบริการประชาชน", "Citizen Services Group")],
                work: Work::Administration,
                province: Some("TH-90"),
            },
        ],
    },
    Department {
        unit: "MOI-CDD",
        domain: "cdd",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองส่งเสริมเศรษฐกิจชุมชน",
                name_en: "Community Economy Division",
                groups: [("กลุ่มผลิตภัณฑ์ชุมชน", "Community Products Group"), ("กลุ่มทุนชุมชน", "Community Funds Group")],
                work: Work::Community,
                province: None,
            },
            Division {
                name_th: "สำนักงานพัฒนาชุมชนจังหวัดนครราชสีมา",
                name_en: "Nakhon Ratchasima Community Development Office",
                groups: [
                    ("กลุ่มงานส่งเสริมการพัฒนาชุมชน", "Promotion Group"),
                    ("กลุ่มงานสารสนเทศการพัฒนาชุมชน", "Community Information Group"),
                ],
                work: Work::Community,
                province: Some("TH-30"),
            },
            Division {
                name_th: "สำนักงานพัฒนาชุมชนจังหวัดน่าน",
                name_en: "Nan Community Development Office",
                groups: [
                    ("กลุ่มงานส่งเสริมการพัฒนาชุมชน", "Promotion Group"),
                    ("กลุ่มงานสารสนเทศการพัฒนาชุมชน", "Community Information Group"),
                ],
                work: Work::Community,
                province: Some("TH-55"),
            },
        ],
    },
    Department {
        unit: "MOI-DLA",
        domain: "dla",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองส่งเสริมการบริหารงานท้องถิ่น",
                name_en: "Local Administration Promotion Division",
                groups: [("กลุ่มแผนพัฒนาท้องถิ่น", "Local Plans Group"), ("กลุ่มบริการสาธารณะท้องถิ่น", "Local Services Group")],
                work: Work::LocalGovernment,
                province: None,
            },
            Division {
                name_th: "กองคลัง",
                name_en: "Finance Division",
                groups: [("กลุ่มการเงินและบัญชี", "Finance and Accounting Group"), ("กลุ่มพัสดุ", "Procurement Group")],
                work: Work::Finance,
                province: None,
            },
            Division {
                name_th: "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดตรัง",
                name_en: "Trang Local Administration Office",
                groups: [
                    ("กลุ่มงานส่งเสริมและพัฒนาท้องถิ่น", "Promotion and Development Group"),
                    ("กลุ่มงานกำกับดูแลท้องถิ่น", "Oversight Group"),
                ],
                work: Work::LocalGovernment,
                province: Some("TH-92"),
            },
        ],
    },
    Department {
        unit: "MOPH-DDC",
        domain: "ddc",
        province: "TH-12",
        divisions: &[
            Division {
                name_th: "กองระบาดวิทยา",
                name_en: "Epidemiology Division",
                groups: [("กลุ่มเฝ้าระวังโรค", "Surveillance Group"), ("กลุ่มสอบสวนโรค", "Outbreak Investigation Group")],
                work: Work::Medicine,
                province: None,
            },
            Division {
                name_th: "กองโรคติดต่อ",
                name_en: "Communicable Diseases Division",
                groups: [("กลุ่มวัคซีนและภูมิคุ้มกัน", "Immunisation Group"), ("กลุ่มสื่อสารความเสี่ยง", "Risk Communication Group")],
                work: Work::Health,
                province: None,
            },
            Division {
                name_th: "สำนักงานป้องกันควบคุมโรค จังหวัดขอนแก่น",
                name_en: "Disease Prevention and Control Office, Khon Kaen",
                groups: [
                    ("กลุ่มระบาดวิทยาและตอบโต้ภาวะฉุกเฉิน", "Epidemiology and Emergency Response Group"),
                    ("กลุ่มพัฒนาองค์กร", "Organisation Development Group"),
                ],
                work: Work::Health,
                province: Some("TH-40"),
            },
        ],
    },
    Department {
        unit: "MOF-RD",
        domain: "rd",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองบริการภาษีอิเล็กทรอนิกส์",
                name_en: "Electronic Tax Services Division",
                groups: [("กลุ่มพัฒนาบริการภาษี", "Tax Services Development Group"), ("กลุ่มวิเคราะห์ข้อมูลภาษี", "Tax Data Analysis Group")],
                work: Work::Computing,
                province: None,
            },
            Division {
                name_th: "กองวิชาการภาษี",
                name_en: "Tax Policy Division",
                groups: [("กลุ่มวิเคราะห์ภาษี", "Tax Analysis Group"), ("กลุ่มแนะนำผู้เสียภาษี", "Taxpayer Guidance Group")],
                work: Work::Revenue,
                province: None,
            },
            Division {
                name_th: "สำนักงานสรรพากรพื้นที่เชียงราย",
                name_en: "Chiang Rai Area Revenue Office",
                groups: [("กลุ่มบริหารภาษี", "Tax Administration Group"), ("กลุ่มบริการผู้เสียภาษี", "Taxpayer Services Group")],
                work: Work::Revenue,
                province: Some("TH-57"),
            },
        ],
    },
    Department {
        unit: "MOF-CGD",
        domain: "cgd",
        province: "TH-10",
        divisions: &[
            Division {
                name_th: "กองระบบการคลังภาครัฐ",
                name_en: "Government Financial Systems Division",
                groups: [("กลุ่มระบบบัญชีภาครัฐ", "Government Accounting Group"), ("กลุ่มการเบิกจ่าย", "Disbursement Group")],
                work: Work::Treasury,
                province: None,
            },
            Division {
                name_th: "กองการจัดซื้อจัดจ้างภาครัฐ",
                name_en: "Government Procurement Division",
                groups: [
                    ("กลุ่มมาตรฐานการจัดซื้อจัดจ้าง", "Procurement Standards Group"),
                    ("กลุ่มข้อมูลการจัดซื้อจัดจ้าง", "Procurement Data Group"),
                ],
                work: Work::Treasury,
                province: None,
            },
            Division {
                name_th: "สำนักงานคลังจังหวัดสุราษฎร์ธานี",
                name_en: "Surat Thani Provincial Treasury Office",
                groups: [("กลุ่มงานบริหารการคลัง", "Fiscal Management Group"), ("กลุ่มงานวิชาการคลัง", "Fiscal Analysis Group")],
                work: Work::Treasury,
                province: Some("TH-84"),
            },
        ],
    },
];
