//! The accessibility statement: what was aimed at, what works, whom to tell.

use leptos::prelude::*;

use super::article::{Article, Block, Part};
use crate::root;

#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let l = root::visitor().language();
    let contact = root::state().settings.contact.clone();
    view! {
        <Article
            title=l.choose("การเข้าถึงเว็บไซต์", "Accessibility")
            lead=l.choose("ทุกคนต้องเรียนได้ ระบบนี้ออกแบบตามแนวทาง WCAG 2.2 ระดับ AA", "Everyone must be able to learn. This service aims at WCAG 2.2, level AA.")
            parts=PARTS
            language=l
        >
            <section>
                <h2>{l.choose("แจ้งปัญหา", "Tell us")}</h2>
                <p>
                    {l.choose("หากพบส่วนใดที่ใช้งานไม่ได้ โปรดแจ้งที่", "If anything cannot be used, please write to")}" "
                    <a href=format!("mailto:{contact}")>{contact.clone()}</a>
                </p>
            </section>
        </Article>
    }
}

static PARTS: &[Part] = &[
    Part {
        heading: ("สิ่งที่ท่านปรับได้", "What you can change"),
        blocks: &[Block::List(&[
            ("ธีมสว่าง มืด หรือตามอุปกรณ์ และความคมชัดสูง", "Light or dark theme, or as your device; high contrast."),
            ("ขนาดตัวอักษรสามระดับ โดยหน้าเว็บไม่ล้นจอ", "Three text sizes; pages reflow."),
            ("เลขไทยหรือเลขอารบิก และภาษาไทยหรืออังกฤษ", "Thai or Arabic digits, Thai or English."),
        ])],
    },
    Part {
        heading: ("สิ่งที่ใช้งานได้", "What works"),
        blocks: &[Block::List(&[
            ("ทุกหน้าใช้แป้นพิมพ์อย่างเดียวได้ และมีลิงก์ข้ามไปยังเนื้อหา", "Every page works by keyboard alone and has a link past the menus."),
            ("การอ่าน แบบทดสอบ และแบบฟอร์ม ทำได้แม้ปิดสคริปต์", "Reading, tests and forms work without script."),
            ("ภาพประกอบทุกภาพมีคำบรรยายแทน กราฟทุกกราฟมีตัวเลขกำกับ", "Every figure has a text alternative, every chart its numbers."),
            (
                "โปรแกรมอ่านหน้าจอจะบอกเวลาที่เหลือของการทดสอบเฉพาะช่วงสำคัญ",
                "Screen readers hear the time left in a test at thresholds only.",
            ),
            ("ไฟล์วุฒิบัตรมีโครงสร้างกำกับและอ่านออกเสียงได้", "Certificate files are tagged and can be read aloud."),
        ])],
    },
    Part {
        heading: ("ข้อจำกัดที่ทราบ", "Known limits"),
        blocks: &[Block::Text(
            "เนื้อหาที่ผู้จัดทำหลักสูตรเพิ่มเองต้องมีคำบรรยายภาพ ระบบจึงไม่รับภาพที่ไม่มี แต่ไม่สามารถตรวจได้ว่าคำบรรยายนั้นดีเพียงใด",
            "Pictures that trainers add must have a text alternative, or they are refused; how good it is, no machine can check.",
        )],
    },
];
