/// Everything of the sample but the sales.
struct Registers: Sendable {
    let geography: Geography
    let units: SampleUnits
    let members: [SampleMember]
    let agreements: [SampleAgreement]
    let products: [SampleProduct]
    let points: [SamplePoint]
    let grants: [SampleGrant]
    let counterparts: [SampleCounterpart]
    let contacts: [SampleContact]
    let officers: [SampleOfficer]
    let headcounts: [SampleHeadcount]
    let employers: [SampleEmployer]
    let bargains: [SampleBargain]

    /// Reads the words and divisions of the data folder; throws `UnreadableFile`.
    init(seed: UInt64, sizes: SampleWorld.Sizes, dataFolder: String) throws {
        let words = try Words(dataFolder: dataFolder)
        geography = try Geography(dataFolder: dataFolder)
        var unitBuilder = UnitBuilder(geography, words, sizes: sizes, seed: seed)
        units = unitBuilder.build()
        var memberBuilder = MemberBuilder(units, words, seed: seed)
        members = memberBuilder.build(sizes.members)
        let hosts = AgreementCatalogue.hosts(units, geography)
        agreements = AgreementCatalogue.agreements(units, hosts: hosts)
        products = ProductCatalogue.products(agreements, units, geography)
        var pointBuilder = PointBuilder(geography, units, seed: seed)
        let newPoints = pointBuilder.build(sizes.points, hosts: hosts)
        var oldPointBuilder = OldPointBuilder(geography, units, seed: seed)
        points = oldPointBuilder.build(sizes.points * 7 / 10) + newPoints
        grants = GrantBuilder.grants(units, seed: seed)
        counterparts = CounterpartBuilder.counterparts(units, points, geography)
        var contactBuilder = ContactBuilder(geography, units, words, seed: seed)
        contacts = contactBuilder.build()
        var officerBuilder = OfficerBuilder(units, words, seed: seed)
        officers = officerBuilder.build()
        headcounts = HeadcountBuilder.headcounts(units, members, seed: seed)
        var employerBuilder = EmployerBuilder(units, words, seed: seed)
        employers = employerBuilder.build()
        var bargainBuilder = BargainBuilder(units, employers, seed: seed)
        bargains = bargainBuilder.build()
    }
}
