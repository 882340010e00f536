internal import Kernel

/// Which cell of a file holds which column; names and Vietnamese captions both count, in any order.
struct ImportHeader: Sendable {
    let titles: [String]
    /// Columns of the file that the kind does not know; they are left out.
    let unknown: [String]
    private let positions: [Int?]
    private let isInOrder: Bool

    init(_ titles: [String], columns: [ImportColumn]) throws(UnusableFile) {
        self.titles = titles
        var positions = [Int?](repeating: nil, count: columns.count)
        var unknown: [String] = []
        let names = ImportHeader.names(columns)
        for (place, title) in titles.enumerated() {
            guard let column = names[VietnameseText.folded(title)] else {
                if !title.isEmpty { unknown.append(title) }
                continue
            }
            guard positions[column] == nil else { throw UnusableFile(.columnTwice(title)) }
            positions[column] = place
        }
        if let missing = columns.first(where: { $0.isRequired && positions[$0.position] == nil }) {
            throw UnusableFile(.columnMissing(missing.name))
        }
        self.positions = positions
        self.unknown = unknown
        isInOrder = positions.enumerated().allSatisfy { $0.offset == $0.element } && titles.count == columns.count
    }

    /// The cells of a record in the order of the kind's columns.
    func cells(_ record: [String]) -> [String] {
        if isInOrder, record.count == positions.count { return record }
        return positions.map { place in
            guard let place, place < record.count else { return "" }
            return record[place]
        }
    }

    /// True when no column of the kind was found.
    var isEmpty: Bool { positions.allSatisfy { $0 == nil } }

    private static func names(_ columns: [ImportColumn]) -> [String: Int] {
        var names: [String: Int] = [:]
        for column in columns {
            for name in [column.name] + column.captions { names[VietnameseText.folded(name)] = column.position }
        }
        return names
    }
}

/// A file of which nothing can be taken.
package struct UnusableFile: Error, Sendable {
    package enum Reason: Sendable, Hashable {
        case columnMissing(String)
        case columnTwice(String)
        case empty
        /// More rows than may come at once in this way.
        case tooManyRows(limit: Int)
    }

    package let reason: Reason

    init(_ reason: Reason) {
        self.reason = reason
    }
}

extension UnusableFile {
    /// The key of its sentence in the message catalogues.
    package var messageKey: String {
        switch reason {
        case .columnMissing: "file.column_missing"
        case .columnTwice: "file.column_twice"
        case .empty: "file.empty"
        case .tooManyRows: "file.too_many_rows"
        }
    }

    /// What the sentence is filled with.
    package var parameters: [String: String] {
        switch reason {
        case .columnMissing(let column), .columnTwice(let column): ["column": column]
        case .empty: [:]
        case .tooManyRows(let limit): ["limit": Digits.grouped(Int64(limit))]
        }
    }
}
