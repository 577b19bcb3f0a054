//! The privacy notice: what is kept, why, how long, whom to ask.

use leptos::prelude::*;

use super::article::{Article, Block, Part};
use crate::root;

#[component]
pub fn PrivacyPage() -> impl IntoView {
    let l = root::visitor().language();
    let contact = root::state().settings.contact.clone();
    view! {
        <Article
            title=l.choose("ประกาศความเป็นส่วนตัว", "Privacy notice")
            lead=l.choose("ข้อมูลใดที่ระบบเก็บ เพราะเหตุใด เก็บนานเพียงใด และท่านติดต่อใครได้", "What is kept, why, for how long, and whom to ask.")
            parts=PARTS
            language=l
        >
            <section>
                <h2>{l.choose("ติดต่อใคร", "Whom to ask")}</h2>
                <p>
                    {l.choose("ผู้ควบคุมข้อมูลส่วนบุคคลคือหน่วยงานต้นสังกัดของท่านและหน่วยงานที่ให้บริการระบบนี้ ท่านใช้สิทธิได้โดยติดต่อ", "The controllers are your agency and the body that runs this service. To use your rights, write to")}" "
                    <a href=format!("mailto:{contact}")>{contact.clone()}</a>
                </p>
            </section>
        </Article>
    }
}

static PARTS: &[Part] = &[
    Part {
        heading: ("ข้อมูลที่เก็บ", "What is kept"),
        blocks: &[Block::List(&[
            (
                "ข้อมูลบุคคลและตำแหน่งจากหน่วยงานต้นสังกัด: ชื่อ เลขประจำตัวประชาชน (เข้ารหัสไว้และแสดงแบบปิดบัง) อีเมล สังกัด ตำแหน่ง ระดับ ประเภทบุคลากร และจังหวัดที่ปฏิบัติงาน",
                "Person and posting, from your agency: name, national ID (encrypted, shown masked), e-mail, unit, position, level, kind of employment, province of work.",
            ),
            (
                "การเรียน: การลงทะเบียน บทเรียนที่อ่าน คำตอบและผลการทดสอบ การจบหลักสูตร และวุฒิบัตร",
                "Learning: enrolments, lessons read, answers and results of tests, completions and certificates.",
            ),
            (
                "ทักษะ: ผลทดสอบ การประเมินตนเอง การยืนยันของผู้บังคับบัญชา และประกาศนียบัตรจากสถาบันอื่นพร้อมหลักฐานที่ท่านแจ้ง",
                "Skills: test results, self-ratings, what managers confirm, and certificates of other institutions with the evidence that you enter.",
            ),
            (
                "การใช้งาน: เวลาที่เข้าสู่ระบบ ชนิดของอุปกรณ์ และบันทึกการกระทำของผู้ดูแลรวมถึงการเปิดดูข้อมูลของท่าน",
                "Use: times of sign-in, kind of device, and a record of what administrators did, including every look at your data.",
            ),
        ])],
    },
    Part {
        heading: ("เหตุผลและฐานทางกฎหมาย", "Why, and on which legal basis"),
        blocks: &[Block::Text(
            "ข้อมูลใช้เพื่อพัฒนาบุคลากรภาครัฐ บันทึกประวัติการฝึกอบรม ออกและตรวจสอบวุฒิบัตร อันเป็นการปฏิบัติหน้าที่เพื่อประโยชน์สาธารณะหรือการใช้อำนาจรัฐ และการปฏิบัติตามกฎหมาย ตามมาตรา 24 แห่งพระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 จึงไม่ต้องขอความยินยอม ระบบไม่เก็บข้อมูลอ่อนไหวตามมาตรา 26",
            "The data serves the development of public personnel, the training record, and the issue and verification of certificates: tasks in the public interest or of official authority, and legal obligations (section 24 of the Personal Data Protection Act B.E. 2562). Consent is therefore not asked. No sensitive data (section 26) is kept.",
        )],
    },
    Part {
        heading: ("ผู้ที่เห็นข้อมูลของท่าน", "Who sees it"),
        blocks: &[Block::Text(
            "ท่านเห็นข้อมูลของตนเองทั้งหมด ผู้ดูแลด้านทรัพยากรบุคคลและผู้บังคับบัญชาเห็นเฉพาะบุคลากรในหน่วยงานที่รับผิดชอบ ผู้บริหารเห็นเฉพาะตัวเลขรวม และหน้าตรวจสอบวุฒิบัตรแสดงเฉพาะสิ่งที่พิมพ์บนวุฒิบัตร ไม่มีการขายหรือส่งข้อมูลเพื่อการโฆษณา",
            "You see all of yours. HR officers and managers see the people of their own units only, executives see totals, and the verification page shows only what is printed on the certificate. Nothing is sold or used for advertising.",
        )],
    },
    Part {
        heading: ("ระยะเวลาการเก็บ", "For how long"),
        blocks: &[Block::List(&[
            ("ประวัติการฝึกอบรม: ตลอดอายุราชการและอีก 10 ปี", "Training record: through service and 10 years after."),
            ("ทะเบียนวุฒิบัตร: ถาวร เพื่อให้ตรวจสอบได้", "Register of certificates: permanently, so that they can be verified."),
            ("คำตอบในแบบทดสอบและบันทึกการตรวจสอบ: 2 ปี", "Answers in tests, and the audit record: 2 years."),
            ("บันทึกการเข้าใช้: ไม่น้อยกว่า 90 วันตามกฎหมาย", "Access logs: at least 90 days, as the law asks."),
        ])],
    },
    Part {
        heading: ("คุกกี้", "Cookies"),
        blocks: &[Block::Text(
            "ระบบใช้คุกกี้ที่จำเป็นเท่านั้น ได้แก่ คุกกี้สำหรับการเข้าสู่ระบบ การจดจำอุปกรณ์ และการแสดงผลที่ท่านเลือก ไม่มีคุกกี้ติดตามหรือคุกกี้ของบุคคลที่สาม",
            "Only necessary cookies are used: for signing in, for recognising your device, and for the display that you chose. There are no tracking and no third-party cookies.",
        )],
    },
    Part {
        heading: ("สิทธิของท่าน", "Your rights"),
        blocks: &[Block::Text(
            "ท่านมีสิทธิขอเข้าถึงและขอรับสำเนา ขอแก้ไขให้ถูกต้อง คัดค้าน ขอให้ลบหรือระงับการใช้ตามที่กฎหมายกำหนด และร้องเรียนต่อสำนักงานคณะกรรมการคุ้มครองข้อมูลส่วนบุคคล คำขอเข้าถึงจะดำเนินการภายใน 30 วัน",
            "You may ask for access and a copy, correction, objection, erasure or restriction as the law provides, and complain to the Personal Data Protection Committee. A request for access is answered within 30 days.",
        )],
    },
];
