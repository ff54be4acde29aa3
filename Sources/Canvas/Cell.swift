/// One column of one row, in eight bytes: a frame of 200×60 is 96 kB and is built anew for every
/// key, where an array of `Character` would be five times slower.
package struct Cell: Hashable, Sendable {
  /// A scalar, or with the top bit set the place of a base and its marks in the frame's table.
  let content: UInt32
  package internal(set) var role: Role
  /// Columns of the glyph that begins here, 1 or 2; 0 in the second column of a wide one.
  package let width: UInt8

  private static let clusterBit: UInt32 = 1 << 31

  init(_ scalar: UInt32, role: Role, width: Int = 1) {
    content = scalar
    self.role = role
    self.width = UInt8(truncatingIfNeeded: width)
  }

  init(cluster index: Int, role: Role, width: Int) {
    self.init(UInt32(truncatingIfNeeded: index) | Self.clusterBit, role: role, width: width)
  }

  static func blank(_ role: Role) -> Cell { Cell(0x20, role: role) }
  static func second(_ role: Role) -> Cell { Cell(0x20, role: role, width: 0) }

  /// The scalar, when it has no marks.
  package var scalar: Unicode.Scalar? { Unicode.Scalar(content) }

  var clusterIndex: Int? {
    content & Self.clusterBit == 0 ? nil : Int(content & ~Self.clusterBit)
  }
}
