import Testing
@testable import Partners
