/// A leaflet with three fixed blocks (clause 0.18), as plain data; every text is the caller's.
package struct Leaflet: Sendable {
    /// One of the three blocks: commitments, method, addresses.
    package struct Block: Sendable {
        package struct Item: Sendable {
            package var title: String
            package var detail: String?

            package init(_ title: String, _ detail: String? = nil) {
                self.title = title
                self.detail = detail
            }
        }

        package var title: String
        package var items: [Item]
        package var whenEmpty: String

        package init(title: String, items: [Item], whenEmpty: String) {
            self.title = title
            self.items = items
            self.whenEmpty = whenEmpty
        }
    }

    /// On the cover: what it is, and whose.
    package var kind: String
    package var heading: String
    package var owner: String
    package var dated: String
    package var blocks: [Block]
    /// `và {count} mục nữa`, for a block with more than fits.
    package var moreFormat: String
    /// On the side that is folded in.
    package var aside: Block
    /// On the back, above the code.
    package var backTitle: String
    package var backText: String
    package var codeAddress: String

    package init(
        kind: String, heading: String, owner: String, dated: String, blocks: [Block], moreFormat: String,
        aside: Block, backTitle: String, backText: String, codeAddress: String
    ) {
        self.kind = kind
        self.heading = heading
        self.owner = owner
        self.dated = dated
        self.blocks = blocks
        self.moreFormat = moreFormat
        self.aside = aside
        self.backTitle = backTitle
        self.backText = backText
        self.codeAddress = codeAddress
    }
}
