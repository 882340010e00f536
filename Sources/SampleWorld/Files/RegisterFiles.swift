internal import Documents
internal import Kernel

/// Writes the files of the registers, one method for each kind.
struct RegisterFiles {
    let registers: Registers
    let folder: String

    func units() throws -> SampleFile {
        let all = registers.units.all
        return try write(
            "units", ["code", "name", "kind", "parent_code", "opened_on", "closed_on", "division_code", "vintage"], all
        ) { unit, writer in
            writer.text(unit.code)
            writer.text(unit.name)
            writer.text(unit.kind.rawValue)
            writer.optional(unit.parent.map { all[$0].code })
            writer.days(unit.days)
            writer.division(unit.division, unit.vintage)
        }
    }

    /// What the reorganisation of July 2025 did to each unit.
    func changes() throws -> SampleFile {
        let all = registers.units.all
        let rows = all.flatMap { unit -> [(unit: SampleUnit, kind: String, to: Int, share: Int?)] in
            switch unit.fate {
            case .same: []
            case .moved(let parent): [(unit, "move", parent, nil)]
            case .merged(let successor): [(unit, "merge", successor, nil)]
            case .split(let parts): parts.map { (unit, "split", $0.unit, $0.share) }
            }
        }
        return try write("changes", ["date", "kind", "from_code", "to_code", "share", "name"], rows) { row, writer in
            writer.day(.reorganisation)
            writer.text(row.kind)
            writer.text(row.unit.code)
            writer.text(all[row.to].code)
            if let share = row.share { writer.millionths(share) } else { writer.empty() }
            writer.empty()
        }
    }

    /// The provinces of before of the federations that live on: their own rows tell those of today alone.
    func territories() throws -> SampleFile {
        let geography = registers.geography
        let rows = geography.old.provinces.filter(\.isWhole)
        return try write(
            "territories", ["unit_code", "division_code", "vintage", "valid_from", "valid_to"], rows
        ) { province, writer in
            writer.text("VN-\(geography.provinces[province.successor].code)")
            writer.division(province.code, OldPlaces.vintage)
            writer.day(.firstOfSales)
            writer.day(.reorganisation)
        }
    }

    func grants() throws -> SampleFile {
        try write(
            "grants",
            ["id", "partner_code", "unit_code", "kind", "granted_on", "name", "persons", "places", "amount"],
            registers.grants
        ) { grant, writer in
            writer.text(grant.id)
            writer.text(PartnerCatalogue.partners[grant.partner].code)
            writer.text(registers.units.all[grant.unit].code)
            writer.text(grant.kind.rawValue)
            writer.day(grant.grantedOn)
            writer.optional(grant.name)
            writer.optional(grant.persons)
            writer.optional(grant.places.isEmpty ? nil : grant.places.joined(separator: "; "))
            writer.integer(grant.amount)
        }
    }

    func instructions() throws -> SampleFile {
        let rows = InstructionCatalogue.rows
        return try write(
            "instructions",
            ["partner_code", "product_code", "method", "proof", "steps", "valid_from", "valid_to"], rows
        ) { row, writer in
            writer.text(row.partner)
            writer.optional(row.product)
            writer.text(row.method)
            writer.text(row.proof)
            writer.text(row.steps)
            writer.day(Day(date: row.from))
            writer.empty()
        }
    }

    func counterparts() throws -> SampleFile {
        try write(
            "counterparts", ["partner_code", "unit_code", "valid_from", "valid_to"], registers.counterparts
        ) { link, writer in
            writer.text(PartnerCatalogue.partners[link.partner].code)
            writer.text(registers.units.all[link.unit].code)
            writer.days(link.days)
        }
    }

    func members() throws -> SampleFile {
        let rows = registers.members.lazy.flatMap { member in member.memberships.map { (member, $0) } }
        return try write(
            "members", ["member_no", "full_name", "birth_date", "sex", "unit_code", "joined_on", "left_on"], rows
        ) { row, writer in
            let (member, membership) = row
            writer.text(member.number)
            writer.text(member.name)
            writer.day(member.birthDate)
            writer.text(member.sex.rawValue)
            writer.text(registers.units.all[membership.unit].code)
            writer.days(membership.days)
        }
    }

    func partners() throws -> SampleFile {
        let all = PartnerCatalogue.partners
        return try write("partners", ["code", "name", "legal_kind", "parent_code"], all) { partner, writer in
            writer.text(partner.code)
            writer.text(partner.name)
            writer.text(partner.legalKind.rawValue)
            writer.optional(partner.parent.map { all[$0].code })
        }
    }

    func agreements() throws -> SampleFile {
        try write(
            "agreements",
            ["code", "partner_code", "unit_code", "level", "signed_on", "valid_from", "valid_to", "covers"],
            registers.agreements
        ) { agreement, writer in
            writer.text(agreement.code)
            writer.text(PartnerCatalogue.partners[agreement.partner].code)
            writer.text(registers.units.all[agreement.unit].code)
            writer.text(agreement.level.rawValue)
            writer.day(agreement.signedOn)
            writer.days(agreement.days)
            writer.optional(agreement.covers?.rawValue)
        }
    }

    func products() throws -> SampleFile {
        let rows = registers.products.flatMap { product in product.prices.map { (product, $0) } }
        return try write(
            "products",
            [
                "code", "agreement_code", "name", "kind", "essential", "list_price", "discount_percent",
                "member_price", "valid_from", "valid_to", "limit_count", "limit_period", "pool_count",
                "redeem_method", "area",
            ], rows
        ) { row, writer in
            let (product, price) = row
            writer.text(product.code)
            writer.text(registers.agreements[price.agreement].code)
            writer.text(product.name)
            writer.text(product.kind.rawValue)
            writer.text(product.isEssential ? "true" : "false")
            writer.integer(price.listPrice)
            switch price.reduction {
            case .percent(let discount):
                writer.decimal(discount.decimal)
                writer.empty()
            case .memberPrice(let amount):
                writer.empty()
                writer.integer(amount)
            }
            writer.days(price.days)
            writer.optional(price.limit)
            writer.optional(price.limit == nil && price.pool == nil ? nil : product.period?.rawValue)
            writer.optional(price.pool)
            writer.text(product.redeemMethod)
            writer.text(product.area)
        }
    }

    func points() throws -> SampleFile {
        try write(
            "points",
            [
                "code", "partner_code", "name", "address", "division_code", "vintage", "latitude", "longitude",
                "opened_on", "closed_on", "host_unit_code",
            ], registers.points
        ) { point, writer in
            writer.text(point.code)
            writer.text(PartnerCatalogue.partners[point.partner].code)
            writer.text(point.name)
            writer.text(point.address)
            writer.division(point.division, point.vintage)
            writer.degrees(point.latitude)
            writer.degrees(point.longitude)
            writer.days(point.days)
            writer.optional(point.host.map { registers.units.all[$0].code })
        }
    }

    func write<Record>(
        _ kind: String, _ columns: [String], _ records: some Sequence<Record>,
        _ body: (Record, inout CSVWriter) -> Void
    ) throws -> SampleFile {
        let path = "\(folder)/\(kind).csv"
        let file = try CSVFile(path: path)
        try file.record(columns)
        var rows = 0
        for record in records {
            try file.record { writer in
                body(record, &writer)
                writer.endRecord()
            }
            rows += 1
        }
        try file.close()
        return SampleFile(kind: kind, path: path, rows: rows)
    }
}
