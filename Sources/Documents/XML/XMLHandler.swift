/// Takes what an XML part holds, as it comes.
protocol XMLHandler: AnyObject {
    /// An element begins.
    func start(_ name: XMLName, _ attributes: XMLAttributes) throws

    /// A piece of text; one text may come in many pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws

    /// An element ends.
    func end(_ name: XMLName) throws
}

extension XMLHandler {
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws {}
    func end(_ name: XMLName) throws {}
}
