/// How large a picture stands on a sheet.
enum SheetPicture {
    /// Spreadsheets take dots without a resolution for 96 to the inch.
    static let scale = 96 / (72 * PicturePNG.scale)

    /// The height of a row in points, as the library sets it.
    private static let rowHeight = 15

    /// The rows that it covers, and one to part it from the next.
    static func rows(_ picture: DocumentPicture) -> Int { picture.height / 10 / rowHeight + 2 }
}
