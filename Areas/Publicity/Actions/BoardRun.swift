package import Documents
internal import Kernel
internal import Web

/// Boards to be drawn one after another into one file, with a word after each.
package struct BoardRun: Sendable {
    private let places: [PublicGround.Place]
    private let ground: PublicGround
    private let title: String
    private let origin: String
    private let words: OfferWords
    private let at: Instant

    init(
        _ places: [PublicGround.Place], _ ground: PublicGround, title: String, origin: String, _ messages: Messages,
        at: Instant
    ) {
        (self.places, self.ground, self.title, self.origin) = (places, ground, title, origin)
        words = OfferWords(messages: messages)
        self.at = at
    }

    package var count: Int { places.count }

    /// The PDF file.
    ///
    /// `progress` gets how many boards are done. The work takes the calling thread.
    ///
    /// Throws `UnwritableFile`, and what `progress` throws to stop it.
    package func file(_ size: PaperSize, progress: (Int) throws -> Void = { _ in }) throws -> [UInt8] {
        let file = try DiscountBoardPDF(
            title: "\(words.text("board.kind")) – \(title)", author: title, size: size,
            createdUnixSeconds: Int(at.microseconds / 1_000_000))
        for (index, place) in places.enumerated() {
            file.add(BoardPaper(place: place, ground: ground, words: words, origin: origin).board)
            try progress(index + 1)
        }
        return try file.finish()
    }
}

extension LeafletPaper {
    /// The leaflet as a PDF file.
    func file(at moment: Instant) throws -> [UInt8] {
        try LeafletPDF.file(leaflet, createdUnixSeconds: Int(moment.microseconds / 1_000_000))
    }

    /// The list of offers on paper as a PDF file.
    func listFile(at moment: Instant) throws -> [UInt8] {
        try PDFWriter.file(
            OfferListPaper(paper: self).document, createdUnixSeconds: Int(moment.microseconds / 1_000_000))
    }
}
