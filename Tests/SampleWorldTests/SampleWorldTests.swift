import Testing
@testable import SampleWorld

@Suite struct SampleWorldTests {
    @Test func `one seed gives the same bytes every time and another seed others`() throws {
        let first = try WrittenWorld(seed: 7, sizes: .small)
        let second = try WrittenWorld(seed: 7, sizes: .small)
        let other = try WrittenWorld(seed: 8, sizes: .small)

        #expect(first.fingerprints == second.fingerprints)
        for kind in ["units", "members", "points", "sales"] {
            #expect(first.fingerprints[kind] != other.fingerprints[kind])
        }
    }

    /// Whoever changes the sample or its data on purpose writes the new fingerprints here.
    @Test func `the standard world is what it was`() throws {
        let world = try WrittenWorld.standard.get()

        #expect(
            world.fingerprints == [
                "units": "d5a58eb0d3418030", "changes": "9b8da2fb51efe87d", "territories": "c961ab1b0afd303c",
                "sectors": "6e2d873d14b968e1", "members": "675c46ed19276afa",
                "partners": "6809f2bb2fe3d9bc", "agreements": "845dd52b90a8ce01", "products": "62e59b57f561518b",
                "points": "45c97645fa442a04", "instructions": "322e3e76c2e5917f",
                "counterparts": "25d82d99c9e2dd41", "sales": "bf71318a70b0d76d", "grants": "7f26917f864697a9",
                "headcounts": "75cec73868de21bd", "contacts": "90ac0a6a6ee4971", "officers": "10facbf1788bdbe1",
                "employers": "4677d6eb9c2839b0", "agreements-register": "9f8e8a97ca0acd93",
            ])
    }

    @Test func `the files come in the order of import with their rows`() throws {
        let world = try WrittenWorld.standard.get()

        #expect(
            world.files.map(\.kind) == [
                "units", "changes", "territories", "sectors", "members", "partners", "agreements", "products",
                "points", "instructions", "counterparts", "sales", "grants", "headcounts", "contacts", "officers",
                "employers",
                "agreements-register",
            ])
        for file in world.files { #expect(file.rows == world[file.kind].rows.count) }
    }

    @Test func `the standard world has the sizes that were asked for`() throws {
        let world = try WrittenWorld.standard.get()

        let kinds = world["units"].grouped(by: "kind").mapValues(\.count)
        #expect(kinds["confederation"] == 1)
        #expect(kinds["provincial_federation"] == 86)
        #expect(kinds["district_federation"] == 696)
        #expect(kinds["central_sector_union"] == 4)
        #expect(kinds["corporation_union"] == 2)
        #expect(kinds["industrial_zone_union"] == 16)
        #expect(kinds["local_sector_union"] == 8)
        #expect(kinds["commune_union"] == 110)
        #expect(kinds["grassroots_union"] == 923)
        #expect(kinds["occupational_union"] == 18)
        #expect(Set(world["members"].cells("member_no")).count == 60_000)
        #expect(world["partners"].rows.count { $0["parent_code"].isEmpty } == 35)
        #expect(Set(world["partners"].cells("legal_kind")).count == 4)
        #expect(world["agreements"].rows.count == 62)
        #expect(
            Set(world["agreements"].cells("level"))
                == ["national", "sector", "provincial", "district", "grassroots"])
        #expect(Set(world["products"].cells("code")).count == 109)
        #expect(world["points"].rows.count == 389)
        #expect(world["sales"].rows.count == 140_000)
        #expect(world["headcounts"].rows.count == 7_258)
        #expect(world["contacts"].rows.count == 491)
        #expect(world["officers"].rows.count == 6_412)
    }

    @Test func `every province has a federation, commune unions, members and points`() throws {
        let world = try WrittenWorld.standard.get()
        let provinces = try Geography(dataFolder: WrittenWorld.dataFolder).provinces.map(\.code)

        let units = Set(world["units"].cells("code"))
        let communeUnions = Set(
            world["units"].rows.filter { $0["kind"] == "commune_union" }.map { $0["parent_code"] })
        let points = Set(world["points"].cells("code").map { $0.split(separator: "-")[1] })
        let unions = Set(world["members"].cells("unit_code").map { $0.split(separator: "-")[1] })
        for province in provinces {
            #expect(units.contains("VN-\(province)"))
            #expect(communeUnions.contains("VN-\(province)"))
            #expect(points.contains(Substring(province)))
            #expect(unions.contains(Substring(province)))
        }
    }

    @Test func `names of federations and commune unions are written as Vietnamese writes them`() throws {
        let units = try WrittenWorld.standard.get()["units"].byKey("code")

        #expect(units["VN"]?["name"] == "Tổng Liên đoàn Lao động Việt Nam")
        #expect(units["VN-01"]?["name"] == "Liên đoàn Lao động thành phố Hà Nội")
        #expect(units["VN-04"]?["name"] == "Liên đoàn Lao động tỉnh Cao Bằng")
        #expect(units["VN-79"]?["name"] == "Liên đoàn Lao động Thành phố Hồ Chí Minh")
        let communeUnions = units.values.filter { $0["kind"] == "commune_union" }.map { $0["name"] }
        let kinds = ["phường", "xã", "đặc khu"]
        #expect(communeUnions.allSatisfy { name in kinds.contains { name.hasPrefix("Công đoàn \($0) ") } })
    }

    @Test func `January and May sell most, and the days of Tết least`() throws {
        let times = try WrittenWorld.standard.get()["sales"].cells("sold_at").filter { $0 >= "2025-07-01" }

        let months = Dictionary(grouping: times) { $0.prefix(7) }.mapValues(\.count)
        #expect(Set(months.sorted { $0.value > $1.value }.prefix(2).map(\.key)) == ["2026-01", "2026-05"])
        let days = Dictionary(grouping: times) { $0.prefix(10) }.mapValues(\.count)
        #expect(days.min { $0.value < $1.value }?.key.hasPrefix("2026-02-1") == true)
    }
}
