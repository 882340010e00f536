internal import Documents
internal import Kernel

/// The files about people who are counted, called and elected.
extension RegisterFiles {
    func headcounts() throws -> SampleFile {
        try write(
            "headcounts",
            ["unit_code", "counted_on", "members", "female_members", "non_members", "female_non_members"],
            registers.headcounts
        ) { count, writer in
            writer.text(registers.units.all[count.unit].code)
            writer.day(count.day)
            writer.integer(count.members)
            writer.integer(count.femaleMembers)
            writer.integer(count.others)
            writer.integer(count.femaleOthers)
        }
    }

    /// In which sectors the employers of grassroots unions stand: as their names tell, some with foreign capital.
    func sectors() throws -> SampleFile {
        let all = registers.units.all
        let unions = all.indices.filter { all[$0].kind == .grassrootsUnion }
        return try write("sectors", ["unit_code", "sector", "valid_from", "valid_to"], unions) { index, writer in
            let unit = all[index]
            writer.text(unit.code)
            writer.text(RegisterFiles.sector(of: unit.name, at: index))
            writer.day(unit.days.from ?? .firstOfSales)
            writer.empty()
        }
    }

    private static func sector(of name: String, at index: Int) -> String {
        if name.contains("Tổng công ty") || name.contains("Tập đoàn") { return "state_enterprise" }
        if name.contains("Công ty TNHH") { return index % 4 == 0 ? "foreign_enterprise" : "private_enterprise" }
        let isPrivate = ["Công ty Cổ phần", "Doanh nghiệp tư nhân", "Hợp tác xã"].contains { name.contains($0) }
        return isPrivate ? "private_enterprise" : "state_body"
    }

    func contacts() throws -> SampleFile {
        try write(
            "contacts",
            ["unit_code", "partner_code", "focal_person", "address", "phone", "email", "valid_from", "valid_to"],
            registers.contacts
        ) { contact, writer in
            switch contact.side {
            case .unit(let unit):
                writer.text(registers.units.all[unit].code)
                writer.empty()
            case .partner(let partner):
                writer.empty()
                writer.text(PartnerCatalogue.partners[partner].code)
            }
            writer.text(contact.focalPerson)
            writer.text(contact.address)
            writer.text(contact.phone)
            writer.text(contact.email)
            writer.days(contact.days)
        }
    }

    func officers() throws -> SampleFile {
        try write(
            "officers", ["unit_code", "full_name", "birth_date", "sex", "post", "term_from", "term_to"],
            registers.officers
        ) { officer, writer in
            writer.text(registers.units.all[officer.unit].code)
            writer.text(officer.name)
            writer.day(officer.birthDate)
            writer.text(officer.sex.rawValue)
            writer.text(officer.post.rawValue)
            writer.days(officer.term)
        }
    }
}
