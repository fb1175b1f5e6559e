//! Records in files of other platforms than the one that tests run on.
//!
//! The files are made by hand, with the section that a derive names there, and where LLVM's linker
//! is at hand linked by it, as it comes with Rust.

#[path = "common/tool.rs"]
#[allow(dead_code, reason = "several tests share it")]
mod tool;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use object::write::{self, StandardSection, Symbol, SymbolSection};
use object::{
    Architecture, BinaryFormat, Endianness, Object, ObjectSection, SectionFlags, SectionKind,
    SymbolFlags, SymbolKind, SymbolScope, elf, macho,
};
use shop as _;

/// The section of this test itself, which links the shop.
fn records() -> Vec<u8> {
    let bytes = fs::read(env::current_exe().unwrap()).unwrap();
    let file = object::File::parse(&*bytes).unwrap();
    let section = file.section_by_name("twrecord").unwrap();
    section.data().unwrap().to_vec()
}

fn exported() -> String {
    tablewright_model::data_model()
        .unwrap()
        .to_document()
        .to_string()
}

/// A folder of its own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("formats")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// An object file with the records where rustc puts them.
fn object_file(format: BinaryFormat, architecture: Architecture, endian: Endianness) -> Vec<u8> {
    let mut object = write::Object::new(format, architecture, endian);
    let (segment, name) = match format {
        BinaryFormat::MachO => ("__DATA", "__twrecord"),
        _ => ("", "twrecord"),
    };
    let section = object.add_section(segment.into(), name.into(), SectionKind::ReadOnlyData);
    match format {
        BinaryFormat::Elf => {
            object.section_mut(section).flags = SectionFlags::Elf {
                sh_type: elf::SHT_PROGBITS,
                sh_flags: elf::SHF_ALLOC | elf::SHF_GNU_RETAIN,
            };
        }
        BinaryFormat::MachO => {
            object.section_mut(section).flags = SectionFlags::MachO {
                flags: macho::S_ATTR_NO_DEAD_STRIP,
                reserved2: 0,
            };
        }
        _ => {}
    }
    object.append_section_data(section, &records(), 1);
    // What else there is.
    let text = object.section_id(StandardSection::Text);
    let offset = object.append_section_data(text, &[0xc3; 16], 16);
    object.add_symbol(Symbol {
        name: b"begin".to_vec(),
        value: offset,
        size: 16,
        kind: SymbolKind::Text,
        scope: SymbolScope::Dynamic,
        weak: false,
        section: SymbolSection::Section(text),
        flags: SymbolFlags::None,
    });
    object.write().unwrap()
}

fn assert_carries(file: &Path) {
    let ran = tool::run(Path::new("."), &[], &["inspect", file.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{}: {}", file.display(), ran.stderr);
    assert_eq!(ran.stdout, exported(), "{}", file.display());
}

const FORMATS: [(&str, BinaryFormat, Architecture, Endianness); 8] = [
    (
        "windows.obj",
        BinaryFormat::Coff,
        Architecture::X86_64,
        Endianness::Little,
    ),
    (
        "windows-arm.obj",
        BinaryFormat::Coff,
        Architecture::Aarch64,
        Endianness::Little,
    ),
    (
        "windows-32.obj",
        BinaryFormat::Coff,
        Architecture::I386,
        Endianness::Little,
    ),
    (
        "macos.o",
        BinaryFormat::MachO,
        Architecture::Aarch64,
        Endianness::Little,
    ),
    (
        "macos-intel.o",
        BinaryFormat::MachO,
        Architecture::X86_64,
        Endianness::Little,
    ),
    (
        "arm.o",
        BinaryFormat::Elf,
        Architecture::Arm,
        Endianness::Little,
    ),
    (
        "riscv.o",
        BinaryFormat::Elf,
        Architecture::Riscv64,
        Endianness::Little,
    ),
    (
        "s390x.o",
        BinaryFormat::Elf,
        Architecture::S390x,
        Endianness::Big,
    ),
];

#[test]
fn object_files_of_other_platforms_are_read() {
    let folder = folder("objects");
    for (name, format, architecture, endian) in FORMATS {
        let file = folder.join(name);
        fs::write(&file, object_file(format, architecture, endian)).unwrap();
        assert_carries(&file);
        let archive = file.with_extension("a");
        let made = Command::new("ar")
            .arg("rcs")
            .args([&archive, &file])
            .status();
        assert!(made.unwrap().success());
        assert_carries(&archive);
    }
}

/// One file for two architectures, as macOS has them.
#[test]
fn a_universal_file_is_read() {
    let parts = ["macos.o", "macos-intel.o"].map(|name| {
        let (_, format, architecture, endian) =
            FORMATS.into_iter().find(|of| of.0 == name).unwrap();
        object_file(format, architecture, endian)
    });
    let kinds = [(macho::CPU_TYPE_ARM64.0, 0), (macho::CPU_TYPE_X86_64.0, 3)];
    let mut header = [macho::FAT_MAGIC, 2].map(u32::to_be_bytes).concat();
    let mut offset = 4096;
    for ((kind, subkind), part) in kinds.iter().zip(&parts) {
        let length = u32::try_from(part.len()).unwrap();
        header.extend(
            [*kind, *subkind, offset, length, 0]
                .map(u32::to_be_bytes)
                .concat(),
        );
        offset += length;
    }
    header.resize(4096, 0);
    let file = folder("universal").join("universal");
    fs::write(&file, [header, parts.concat()].concat()).unwrap();
    assert_carries(&file);
}

/// An image, the object file that it is linked from, and how.
const IMAGES: [(&str, &str, &str); 11] = [
    (
        "64.dll",
        "windows.obj",
        "link /dll /noentry /opt:ref /machine:x64",
    ),
    (
        "64.exe",
        "windows.obj",
        "link /entry:begin /subsystem:console /opt:ref,icf /machine:x64",
    ),
    (
        "arm.dll",
        "windows-arm.obj",
        "link /dll /noentry /opt:ref /machine:arm64",
    ),
    (
        "32.dll",
        "windows-32.obj",
        "link /dll /noentry /opt:ref /safeseh:no /machine:x86",
    ),
    (
        "arm.dylib",
        "macos.o",
        "darwin -dylib -dead_strip -platform_version macos 11.0 11.0 -arch arm64",
    ),
    (
        "intel.dylib",
        "macos-intel.o",
        "darwin -dylib -dead_strip -platform_version macos 11.0 11.0 -arch x86_64",
    ),
    (
        "arm.so",
        "arm.o",
        "gnu -shared --gc-sections --strip-all -m armelf_linux_eabi",
    ),
    (
        "arm.elf",
        "arm.o",
        "gnu --entry=begin --gc-sections --strip-all -m armelf_linux_eabi",
    ),
    (
        "riscv.so",
        "riscv.o",
        "gnu -shared --gc-sections --strip-all -m elf64lriscv",
    ),
    (
        "s390x.so",
        "s390x.o",
        "gnu -shared --gc-sections --strip-all -m elf64_s390",
    ),
    ("s390x.o", "s390x.o", "gnu --relocatable -m elf64_s390"),
];

#[test]
fn images_of_other_platforms_are_read() {
    let Some(lld) = lld() else {
        eprintln!("not tested: this Rust comes without LLVM's linker");
        return;
    };
    let folder = folder("images");
    for (image, of, arguments) in IMAGES {
        let (_, format, architecture, endian) =
            FORMATS.into_iter().find(|known| known.0 == of).unwrap();
        let input = folder.join("input");
        fs::write(&input, object_file(format, architecture, endian)).unwrap();
        let output = folder.join(image);
        let mut command = Command::new(&lld);
        command
            .arg("-flavor")
            .args(arguments.split(' '))
            .arg(&input);
        if arguments.starts_with("link") {
            command.arg(format!("/out:{}", output.display()));
        } else {
            command.arg("-o").arg(&output);
        }
        let linked = command.output().unwrap();
        assert!(
            linked.status.success(),
            "{image}: {}",
            String::from_utf8_lossy(&linked.stderr)
        );
        assert_carries(&output);
    }
}

/// LLVM's linker, which is one for all platforms.
fn lld() -> Option<PathBuf> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir"])
        .output()
        .ok()?;
    let libraries = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    Some(libraries.with_file_name("bin").join("rust-lld")).filter(|lld| lld.is_file())
}
