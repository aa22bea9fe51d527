# A formula of Homebrew, for a tap. Not tested: no machine with Homebrew was there. Its steps are those of tools/build and
# tools/package, which are tested on Debian 12. URL and checksum are those of a release's source archive.
class Demarc < Formula
  desc "Geographic zones along a boundary line, with their error stated"
  homepage "https://github.com/OWNER/demarc"
  url "https://github.com/OWNER/demarc/archive/refs/tags/v0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "MIT"

  depends_on "pkgconf" => :build
  # Swift 6.3.
  depends_on xcode: ["26.4", :build]
  depends_on "gdal"
  depends_on "geos"
  depends_on macos: :sequoia
  depends_on "proj"

  uses_from_macos "swift" => :build
  uses_from_macos "zlib"

  def install
    # SwiftPM's sandbox cannot be opened within that of Homebrew.
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "demarc"
    bin.install ".build/release/demarc"
    generate_completions_from_executable(bin/"demarc", "--generate-completion-script")
    system "tools/manual", bin/"demarc", man1
    pkgshare.install "data"
  end

  test do
    assert_match "demarc #{version}", shell_output("#{bin}/demarc --version")
    cp pkgshare/"data/m4-2020/m4.geojson", testpath
    system bin/"demarc", "zone", "m4.geojson", "--depth", "6km", "-o", "zone.geojson"
    assert_match "the zone holds", shell_output("#{bin}/demarc verify zone.geojson")
  end
end
