/// Everything of the sample but the sales.
struct Registers: Sendable {
    let geography: Geography
    let units: SampleUnits
    let members: [SampleMember]
    let agreements: [SampleAgreement]
    let products: [SampleProduct]
    let points: [SamplePoint]

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
        points = pointBuilder.build(sizes.points, hosts: hosts)
    }
}
