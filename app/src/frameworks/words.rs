//! Words of the feature.

crate::texts! {
    frameworks: "กรอบสมรรถนะ", "Competency frameworks";
    place: "ตำแหน่งหน้า", "You are here";
    people: "บุคลากรและสิทธิ", "People and roles";
    lead: "กรอบที่บุคลากรใช้ดูระดับทักษะของตนในหน้า “ทักษะของฉัน” สองกรอบมากับระบบ และหน่วยงานนำกรอบของตนเข้ามาเพิ่มได้", "What people read their levels in on “My skills”. Two ship with the platform; an agency can bring its own in beside them.";
    edition(code: &str, edition: &str): "รหัส {code} ปี\u{a0}{edition}", "{code}, edition {edition}";
    ships: "มากับระบบ", "Ships";
    default: "กรอบหลัก", "Default";
    of_unit(unit: &str): "ของ{unit}", "of {unit}";
    areas(count: &str): "{count}\u{a0}ด้าน", "{count} areas";
    used: "ใช้ที่", "Used";
    used_in(courses: &str, items: &str, levels: &str): "หลักสูตร\u{a0}{courses} · ข้อสอบ\u{a0}{items} · ผลของบุคลากรในขณะนี้\u{a0}{levels}", "{courses} courses · {items} items · {levels} levels of people now";
    list_of_areas: "ด้านและรหัส", "Areas and codes";
    bring_in: "นำกรอบของหน่วยงานเข้ามา", "Bring an agency's framework in";
    bring_in_why: "ไฟล์ที่มีรหัสกรอบเดิมจะแทนที่เนื้อหาเดิม ผลและหลักฐานของบุคลากรยังอยู่ครบ ไฟล์ที่มีรหัสใหม่จะเพิ่มเป็นกรอบใหม่ ระบบตรวจทั้งไฟล์และให้ท่านดูก่อนบันทึก", "A file with a known code renews that framework, and everything known of people stays. A new code makes a new one. The whole file is checked, and you look at it before it is saved.";
    file: "ไฟล์ของกรอบ", "File of the framework";
    file_hint: "CSV, TOML หรือ CASE\u{a0}JSON ไม่เกิน 4\u{a0}MB", "CSV, TOML or CASE\u{a0}JSON, up to 4\u{a0}MB.";
    check_file: "ตรวจไฟล์", "Check the file";
    example: "ดาวน์โหลดตัวอย่าง CSV", "Download an example (CSV)";
    preview: "ดูก่อนบันทึก", "Look before you save";
    is_new: "กรอบใหม่", "A new framework";
    renews(edition: &str): "แทนที่เนื้อหาของกรอบเดิม ปี\u{a0}{edition}", "Renews the framework, now in edition {edition}";
    nothing_changes: "เนื้อหาเหมือนที่มีอยู่แล้ว", "It says what is there already";
    nothing_changes_why: "การบันทึกไฟล์นี้จะไม่เปลี่ยนสิ่งใดในรายด้าน", "Saving it would change no area.";
    area: "ด้าน", "Area";
    change: "สิ่งที่เปลี่ยน", "Change";
    area_new(units: &str, statements: &str): "ด้านใหม่ หน่วยย่อย\u{a0}{units} พฤติกรรม\u{a0}{statements}", "new: {units} units, {statements} statements";
    area_gone: "ไม่มีในไฟล์ใหม่ จะไม่แสดงอีก แต่ผลของบุคลากรยังอยู่", "not in the file: no longer shown, results stay on record";
    part_name: "ชื่อหรือความเป็นด้านหลัก", "name or core";
    part_units: "หน่วยย่อย", "units";
    part_statements: "พฤติกรรม", "statements";
    part_targets: "ระดับเป้าหมาย", "targets";
    save: "บันทึกกรอบนี้", "Save this framework";
    another: "ส่งไฟล์อื่น", "Send another file";
    seen_soon: "บุคลากรทุกคนจะเห็นกรอบนี้ในหน้า “ทักษะของฉัน” ภายในไม่กี่วินาที", "Everybody finds it on “My skills” within seconds.";
}
