using System;
using System.Collections.Generic;

namespace InceptionGen.Tool.Torch.Text;

/// <summary>Modules that a file beside a script must not be called as: Python would read the file in their place.</summary>
internal static class PythonModules
{
    // Python 3.11's own (sys.stdlib_module_names), what later versions add, and what PyTorch and torchvision read.
    private const string Names =
        "PIL abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile "
        + "calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib contextvars copy "
        + "copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl "
        + "filecmp fileinput fnmatch fractions ftplib functools functorch gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html "
        + "http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal "
        + "math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers numpy opcode operator optparse os "
        + "ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr "
        + "pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal "
        + "site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess "
        + "sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib "
        + "torch torchgen torchvision trace traceback tracemalloc tty turtle turtledemo types typing typing_extensions unicodedata unittest urllib uu uuid venv "
        + "warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";

    private static readonly HashSet<string> All = new(Names.Split(' '), StringComparer.Ordinal);

    public static bool Has(string name) => All.Contains(name);
}
