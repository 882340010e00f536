internal import Documents
internal import Kernel
internal import Partners

/// A list of offers on paper, which an officer hands to members who have no telephone.
struct OfferListPaper: Sendable {
    let paper: LeafletPaper

    /// More would fill more sheets than anybody reads.
    static let mostPlaces = 60

    private var words: OfferWords { paper.words }

    var document: OfficialDocument {
        let day = paper.ground.book.day
        return OfficialDocument(
            fileTitle: "\(words.text("list.title")) – \(paper.name)",
            title: .named(kind: words.text("list.title").uppercased(), subject: paper.name),
            body: [
                .paragraph(DocumentText(words.text("list.lead", ["day": day.printed]))),
                .table(offers), .heading(words.text("leaflet.addresses"), level: 1), .table(places),
                .note(words.text("board.wrong")),
            ])
    }

    private var offers: DocumentTable {
        DocumentTable(
            columns: [
                .init(width: 0.6, alignment: .center), .init(width: 3.4), .init(width: 1.6, alignment: .right),
                .init(width: 1.6, alignment: .right), .init(width: 3),
            ],
            header: [
                [
                    "#", .init(DocumentText(words.text("board.name"))), .init(DocumentText(words.text("list_price"))),
                    .init(DocumentText(words.text("board.member_price"))),
                    .init(DocumentText(words.text("fact.proof"))),
                ]
            ],
            rows: paper.offers.enumerated().map { index, offer in
                let partner = paper.ground.book.register.partner(offer.agreement.partnerNumber)?.name ?? ""
                let texts = [
                    String(index + 1), "\(offer.price.name)\n\(partner)", words.money(offer.price.listPrice),
                    words.money(offer.price.agreedPrice(quantity: 1)), offer.instruction.map(words.proof) ?? "",
                ]
                return texts.map { DocumentTable.Cell(DocumentText($0)) }
            })
    }

    private var places: DocumentTable {
        DocumentTable(
            columns: [.init(width: 0.6, alignment: .center), .init(width: 4), .init(width: 5)],
            header: [
                ["#", .init(DocumentText(words.text("list.point"))), .init(DocumentText(words.text("fact.address")))]
            ],
            rows: paper.places.prefix(OfferListPaper.mostPlaces).enumerated().map { index, place in
                [String(index + 1), place.point.name, place.point.address ?? place.area]
                    .map { DocumentTable.Cell(DocumentText($0)) }
            })
    }
}
