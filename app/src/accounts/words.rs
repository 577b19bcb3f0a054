//! Words of the feature.

use crate::{entity::Role, i18n::Language};

crate::texts! {
    sign_in: "เข้าสู่ระบบ", "Sign in";
    email: "อีเมล", "E-mail";
    password: "รหัสผ่าน", "Password";
    forgotten: "ลืมรหัสผ่าน หรือยังไม่เคยตั้งรหัสผ่าน", "Forgotten your password, or never set one?";
    already(name: &str): "{name} เข้าสู่ระบบอยู่แล้ว", "{name} is signed in already";
    go_on: "ไปที่การเรียนของฉัน", "Go to my learning";
    asked: "โปรดเข้าสู่ระบบก่อนเปิดหน้านี้", "Please sign in to open this page";
    ended: "หมดเวลาการใช้งาน โปรดเข้าสู่ระบบอีกครั้ง", "Your session has ended. Please sign in again";
    ended_why: "ข้อมูลที่ท่านกรอกไว้จะกลับมาครบเมื่อเข้าสู่ระบบแล้ว", "What you typed will be there again once you have signed in.";
    demo: "บัญชีสาธิต", "Demo accounts";
    demo_why: "เลือกบทบาทที่ต้องการลองใช้ บุคคลและหน่วยงานย่อยในระบบสาธิตเป็นเรื่องสมมติ", "Choose a role to try. People and divisions in the demo are invented.";

    learner: "ผู้เรียน", "Learner";
    trainer: "ผู้จัดทำหลักสูตร", "Trainer";
    hr: "ผู้ดูแลด้านทรัพยากรบุคคล", "HR officer";
    manager: "ผู้บังคับบัญชา", "Manager";
    executive: "ผู้บริหาร", "Executive";
    administrator: "ผู้ดูแลระบบ", "Administrator";
    auditor: "ผู้ตรวจสอบ", "Auditor";
}

/// The name of a role.
pub const fn role(role: Role, l: Language) -> &'static str {
    match role {
        Role::Trainer => trainer(l),
        Role::Hr => hr(l),
        Role::Manager => manager(l),
        Role::Executive => executive(l),
        Role::Administrator => administrator(l),
        Role::Auditor => auditor(l),
    }
}
