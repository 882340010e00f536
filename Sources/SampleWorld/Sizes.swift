extension SampleWorld {
    /// How much the sample world holds; partners, agreements and products are always the same.
    package struct Sizes: Sendable, Equatable {
        /// At least two for each of the 34 provinces.
        package var communeUnions: Int
        /// Units of the kind `grassroots_union`; at least twice the commune unions.
        package var grassrootsUnions: Int
        /// Persons; some have several rows.
        ///
        /// At least ten for each grassroots union.
        package var members: Int
        /// Points since July 2025, at least four for each province; seven for every ten of them stood before.
        package var points: Int
        /// Rows with refused sales and reversals.
        package var sales: Int

        package init(communeUnions: Int, grassrootsUnions: Int, members: Int, points: Int, sales: Int) {
            self.communeUnions = communeUnions
            self.grassrootsUnions = grassrootsUnions
            self.members = members
            self.points = points
            self.sales = sales
        }

        /// The world of `phucloi sample`.
        package static let standard = Sizes(
            communeUnions: 110, grassrootsUnions: 900, members: 60_000, points: 200, sales: 140_000)

        /// As large as the nation: ten million members and fifty million sales, for trying speed.
        package static let national = Sizes(
            communeUnions: 3_000, grassrootsUnions: 126_000, members: 10_000_000, points: 20_000, sales: 50_000_000)

        /// About how many bytes a database of it takes with its indexes, and the largest file on its way there.
        ///
        /// Measured on the standard world: 1 KB for a member with name, words and history, 0,3 KB for a sale.
        package var bytes: Int {
            members * 1_000 + sales * 300 + (grassrootsUnions + points) * 1_000 + max(members * 120, sales * 140)
        }

        /// A world that is made in a moment.
        package static let small = Sizes(
            communeUnions: 76, grassrootsUnions: 240, members: 2_000, points: 150, sales: 5_000)
    }
}
