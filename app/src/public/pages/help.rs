//! Help: the questions that people ask, answered.

use leptos::prelude::*;

use super::article::{Article, Block, Part};
use crate::root;

#[component]
pub fn HelpPage() -> impl IntoView {
    let l = root::visitor().language();
    let contact = root::state().settings.contact.clone();
    view! {
        <Article
            title=l.choose("ช่วยเหลือ", "Help")
            lead=l.choose("คำถามที่พบบ่อยเกี่ยวกับการเข้าสู่ระบบ การเรียน การทดสอบ และวุฒิบัตร", "Common questions about signing in, learning, tests and certificates.")
            parts=PARTS
            language=l
        >
            <section>
                <h2>{l.choose("ยังไม่พบคำตอบ", "Still no answer?")}</h2>
                <p>
                    {l.choose("โปรดติดต่อผู้ดูแลด้านทรัพยากรบุคคลของหน่วยงานท่าน หรือส่งอีเมลถึง", "Please ask the HR officer of your agency, or write to")}" "
                    <a href=format!("mailto:{contact}")>{contact.clone()}</a>
                    {l.choose(" หากหน้าจอแสดงเลขอ้างอิง โปรดแจ้งเลขนั้นด้วย", ". If the screen shows a reference, please include it.")}
                </p>
            </section>
        </Article>
    }
}

static PARTS: &[Part] = &[
    Part {
        heading: ("การเข้าสู่ระบบ", "Signing in"),
        blocks: &[
            Block::Text(
                "บัญชีของท่านสร้างโดยหน่วยงานต้นสังกัด ครั้งแรกท่านจะได้รับอีเมลพร้อมลิงก์สำหรับตั้งรหัสผ่าน ซึ่งใช้ได้ภายใน 7 วัน หากลิงก์หมดอายุ ผู้ดูแลส่งให้ใหม่ได้",
                "Your account is made by your agency. For the first sign-in you receive an e-mail with a link to set a password, good for 7 days. If it has expired, your administrator can send another.",
            ),
            Block::Text(
                "หากลืมรหัสผ่าน เลือก “ลืมรหัสผ่าน” ที่หน้าเข้าสู่ระบบ ระบบจะส่งลิงก์ไปยังอีเมลที่ลงทะเบียนไว้",
                "If you forgot your password, choose “Forgotten password” on the sign-in page. A link is sent to your registered address.",
            ),
        ],
    },
    Part {
        heading: ("การเรียน", "Learning"),
        blocks: &[Block::List(&[
            (
                "หน้าหลักสูตรและหน้า “การเรียนของฉัน” บอกเสมอว่ายังขาดสิ่งใดจึงจะจบหลักสูตร",
                "The course page and “My learning” always say what is still missing for completion.",
            ),
            (
                "เมื่ออ่านบทเรียนจบ ให้กดปุ่ม “เรียนบทนี้จบแล้ว” ระบบจะบันทึกและพาไปยังบทถัดไป",
                "When you have read a lesson, press “I have read this lesson”. It is recorded and the next one opens.",
            ),
            (
                "หากหลักสูตรมีรุ่นใหม่ ท่านยังเรียนรุ่นเดิมที่ลงทะเบียนไว้จนจบ",
                "When a course has a new version, you stay on the one you enrolled in until you finish.",
            ),
        ])],
    },
    Part {
        heading: ("แบบทดสอบ", "Tests"),
        blocks: &[
            Block::Text(
                "เวลาของการทดสอบเริ่มนับเมื่อกดเริ่ม และไม่หยุดแม้ปิดหน้าจอ ทุกคำตอบบันทึกทันทีและแสดงเวลาที่บันทึก หากเครือข่ายขัดข้อง คำตอบจะรออยู่ในเครื่องและส่งเองเมื่อกลับมา โดยต้องถึงระบบก่อนหมดเวลา",
                "The time of a test runs from the start, even while the page is closed. Every answer is saved at once, and the time is shown. If the network fails, answers wait on your device and are sent when it is back; they must arrive before the time is over.",
            ),
            Block::Text(
                "เมื่อหมดเวลา ระบบจะตรวจคำตอบที่บันทึกไว้ ท่านเปลี่ยนเครื่องระหว่างทดสอบได้โดยเข้าสู่ระบบอีกครั้ง",
                "At the deadline the saved answers are graded. You may change devices during a test by signing in again.",
            ),
        ],
    },
    Part {
        heading: ("วุฒิบัตร", "Certificates"),
        blocks: &[Block::Text(
            "วุฒิบัตรออกให้ทันทีที่จบหลักสูตร ส่งทางอีเมล และดาวน์โหลดได้จากหน้า “การเรียนของฉัน” หากชื่อไม่ถูกต้อง โปรดแจ้งผู้ดูแลด้านทรัพยากรบุคคลเพื่อออกฉบับใหม่ บุคคลภายนอกตรวจสอบได้ที่หน้า “ตรวจสอบวุฒิบัตร”",
            "A certificate is issued the moment you complete the course, e-mailed, and kept on “My learning”. If a name is wrong, ask your HR officer for a corrected one. Anyone can check it at “Verify a certificate”.",
        )],
    },
    Part {
        heading: ("ความปลอดภัย", "Safety"),
        blocks: &[Block::Text(
            "ระบบจะไม่ขอรหัสผ่านหรือรหัสยืนยันตัวตนของท่านทางอีเมล โทรศัพท์ หรือแชต หากได้รับข้อความเช่นนั้น โปรดอย่าตอบและแจ้งผู้ดูแลระบบของหน่วยงาน",
            "We never ask for your password or codes by e-mail, telephone or chat. If you receive such a message, do not answer, and tell your administrator.",
        )],
    },
];
