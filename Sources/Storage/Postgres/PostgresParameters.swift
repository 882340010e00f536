/// The values of one statement in one flat run of bytes, because libpq wants pointers that live together.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) {
        offsets.reserveCapacity(values.count)
        for value in values {
            switch value {
            case .null: add(nil, isBinary: false)
            case .integer(let integer): add(Array(String(integer).utf8), isBinary: false)
            case .text(let text): add(Array(text.utf8), isBinary: false)
            case .real(let real): add(Array(String(real).utf8), isBinary: false)
            case .blob(let blob): add(blob, isBinary: true)
            }
        }
    }

    /// Text values end with a zero byte; bytes go as they are, with their length.
    private mutating func add(_ value: [UInt8]?, isBinary: Bool) {
        lengths.append(Int32(value?.count ?? 0))
        formats.append(isBinary ? 1 : 0)
        guard let value else {
            offsets.append(nil)
            return
        }
        offsets.append(bytes.count)
        bytes += value
        bytes.append(0)
    }

    func withPointers<Result>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        bytes.withUnsafeBytes { buffer in
            let pointers: [UnsafePointer<CChar>?] = offsets.map { offset in
                guard let offset, let base = buffer.baseAddress else { return nil }
                return base.advanced(by: offset).assumingMemoryBound(to: CChar.self)
            }
            return body(pointers, lengths, formats)
        }
    }
}
