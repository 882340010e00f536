import Kernel
import Testing
@testable import SampleWorld

/// What every row of the standard world must keep, so that none is rejected.
@Suite struct SampleRowTests {
    let world: WrittenWorld

    init() throws {
        world = try WrittenWorld.standard.get()
    }

    @Test func `all codes are codes and no key comes twice`() {
        let columns = [
            "units": ["code"], "members": ["member_no", "unit_code"], "partners": ["code"], "agreements": ["code"],
            "products": ["code"], "points": ["code"], "sales": ["id", "point_code", "member_no", "product_code"],
        ]
        for (kind, columns) in columns {
            for column in columns {
                #expect(Set(world[kind].cells(column)).allSatisfy { Code.isValid($0) || kind == "sales" && $0 == "" })
            }
        }
        let keys = [
            "units": ["code"], "members": ["member_no", "unit_code", "joined_on"], "partners": ["code"],
            "agreements": ["code"], "products": ["code", "valid_from"], "points": ["code"], "sales": ["id"],
        ]
        for (kind, columns) in keys {
            let all = world[kind].rows.map { row in columns.map { row[$0] } }
            #expect(Set(all).count == all.count, "\(kind)")
        }
    }

    @Test func `every reference names something in the files`() throws {
        let references = [
            ("units", "parent_code", "units", "code"), ("members", "unit_code", "units", "code"),
            ("partners", "parent_code", "partners", "code"), ("agreements", "partner_code", "partners", "code"),
            ("agreements", "unit_code", "units", "code"), ("products", "agreement_code", "agreements", "code"),
            ("points", "partner_code", "partners", "code"), ("points", "host_unit_code", "units", "code"),
            ("sales", "point_code", "points", "code"), ("sales", "member_no", "members", "member_no"),
            ("sales", "product_code", "products", "code"), ("sales", "reverses_id", "sales", "id"),
            ("changes", "from_code", "units", "code"), ("changes", "to_code", "units", "code"),
            ("grants", "partner_code", "partners", "code"), ("grants", "unit_code", "units", "code"),
            ("instructions", "partner_code", "partners", "code"), ("instructions", "product_code", "products", "code"),
            ("counterparts", "partner_code", "partners", "code"), ("counterparts", "unit_code", "units", "code"),
        ]
        for (kind, column, target, key) in references {
            let missing = Set(world[kind].cells(column)).subtracting(world[target].cells(key)).subtracting([""])
            #expect(missing.isEmpty, "\(kind).\(column)")
        }
        let geography = try Geography(dataFolder: WrittenWorld.dataFolder)
        let divisions = [
            "2025": Set(geography.provinces.flatMap { [$0.code] + $0.communes.map(\.code) }),
            "2024": Set(
                geography.old.provinces.map(\.code)
                    + geography.old.districts.flatMap { [$0.code] + $0.communes.map(\.code) }),
        ]
        for kind in ["units", "points"] {
            for row in world[kind].rows where !row["division_code"].isEmpty {
                #expect(divisions[row["vintage"]]?.contains(row["division_code"]) == true, "\(kind)")
            }
        }
    }

    @Test func `no range is empty, and ranges of one member or product never share a day`() {
        let ranges = [
            ("units", "code", "opened_on", "closed_on"), ("members", "member_no", "joined_on", "left_on"),
            ("agreements", "code", "valid_from", "valid_to"), ("products", "code", "valid_from", "valid_to"),
            ("points", "code", "opened_on", "closed_on"),
        ]
        for (kind, key, from, to) in ranges {
            for (code, rows) in world[kind].grouped(by: key) {
                let days = rows.map { DayRange(from: $0.optional(from).flatMap { Day($0) }, to: Day($0[to])) }
                #expect(
                    days.allSatisfy { !$0.isEmpty && $0.from != Day(number: 0) && $0.to != Day(number: 0) }, "\(code)")
                for (index, one) in days.enumerated() {
                    #expect(days[..<index].allSatisfy { !$0.overlaps(one) }, "\(code)")
                }
            }
        }
    }

    @Test func `nobody belongs to a unit and no unit to a parent that does not exist yet`() {
        let units = world["units"].byKey("code")
        let opened = units.mapValues { Day($0["opened_on"]) ?? Day(number: .min) }
        for unit in units.values {
            guard let parent = unit.optional("parent_code") else { continue }
            #expect((opened[parent] ?? .firstOfSales) <= (opened[unit["code"]] ?? .firstOfSales))
        }
        for row in world["members"].rows {
            let joined = Day(row["joined_on"]) ?? Day(number: 0)
            #expect((opened[row["unit_code"]] ?? .lastOfSales) <= joined)
            if let closed = Day(units[row["unit_code"]]?["closed_on"] ?? "") { #expect(joined < closed) }
        }
    }

    @Test func `units, partners, products and points have names of their own`() {
        for kind in ["units", "partners", "points"] {
            let names = world[kind].cells("name")
            // A federation of a province and a shop may bear the name of one that ended in 2025.
            let before = world[kind].rows.count { $0["vintage"] == "2024" }
            #expect(Set(names).count >= names.count - before, "\(kind)")
            let lasting = world[kind].rows.filter { $0["vintage"] != "2024" }.map { $0["name"] }
            #expect(Set(lasting).count == lasting.count, "\(kind)")
            #expect(names.allSatisfy { VietnameseText.clean($0) == $0 && !$0.contains("  ") })
        }
        let products = world["products"].grouped(by: "code").mapValues { Set($0.map { $0["name"] }) }
        #expect(products.values.allSatisfy { $0.count == 1 })
        #expect(Set(products.values.joined()).count == products.count)
    }

    @Test func `members are of working age and have one name, birth date and sex`() {
        for rows in world["members"].grouped(by: "member_no").values {
            #expect(Set(rows.map { [$0["full_name"], $0["birth_date"], $0["sex"]] }).count == 1)
            #expect((3...4).contains(rows[0]["full_name"].split(separator: " ").count))
            #expect(("1966-07-01"..."2007-06-30").contains(rows[0]["birth_date"]))
        }
    }

    @Test func `sales stand in the order of time, between 6 and 22 o'clock, on all days of nine years`() {
        let times = world["sales"].cells("sold_at")
        #expect(times == times.sorted())
        #expect(times.allSatisfy { ("06"..."21").contains($0.dropFirst(11).prefix(2)) && $0.hasSuffix("+07:00") })
        #expect(times.allSatisfy { Instant($0) != nil })
        let days = Set(times.map { String($0.prefix(10)) })
        #expect(days.count > 3_200)
        #expect(days.filter { $0 >= "2025-07-01" }.count == 365)
        #expect(days.min() == "2017-06-01" && days.max() == "2026-06-30")
    }

    @Test func `points lie near the centre of their commune`() throws {
        let geography = try Geography(dataFolder: WrittenWorld.dataFolder)
        let communes = Dictionary(
            uniqueKeysWithValues: geography.provinces.flatMap(\.communes).map {
                ("2025 \($0.code)", ($0.latitude, $0.longitude))
            } + geography.old.districts.flatMap(\.communes).map { ("2024 \($0.code)", ($0.latitude, $0.longitude)) })
        for point in world["points"].rows {
            let commune = try #require(communes["\(point["vintage"]) \(point["division_code"])"])
            #expect(abs(Geography.millionths(point["latitude"]) - commune.0) <= 9_010)
            #expect(abs(Geography.millionths(point["longitude"]) - commune.1) <= 9_010)
        }
    }
}
