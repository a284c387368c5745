;;; lsp-digest.el --- lsp-mode client for paper digests -*- lexical-binding: t; -*-

;; Copyright (C) 2026 The DigestLsp authors

;; Author: The DigestLsp authors
;; Keywords: languages

;; This program is free software; you can redistribute it and/or modify
;; it under the terms of the GNU General Public License as published by
;; the Free Software Foundation, either version 3 of the License, or
;; (at your option) any later version.

;; This program is distributed in the hope that it will be useful,
;; but WITHOUT ANY WARRANTY; without even the implied warranty of
;; MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
;; GNU General Public License for more details.

;; You should have received a copy of the GNU General Public License
;; along with this program.  If not, see <https://www.gnu.org/licenses/>.

;;; Commentary:

;; LSP client for digest-lsp, the language server for paper digests.

;;; Code:

(require 'lsp-mode)

(defgroup lsp-digest nil
  "LSP support for paper digests."
  :group 'lsp-mode
  :link '(url-link "https://github.com/digestlsp/digestlsp"))

(defcustom lsp-digest-server-command '("digest-lsp" "--stdio")
  "Command that starts the language server."
  :type '(repeat string)
  :group 'lsp-digest)

(lsp-dependency 'digest-lsp
                '(:system "digest-lsp")
                '(:npm :package "digest-lsp" :path "digest-lsp"))

(add-to-list 'lsp-language-id-configuration '("\\.digest\\(\\.txt\\|\\.md\\)?\\'" . "digest"))

(lsp-register-client
 (make-lsp-client
  :new-connection (lsp-stdio-connection
                   (lambda ()
                     (cons (or (executable-find (car lsp-digest-server-command))
                               (lsp-package-path 'digest-lsp))
                           (cdr lsp-digest-server-command))))
  :activation-fn (lsp-activate-on "digest")
  :server-id 'digest-lsp
  :download-server-fn (lambda (_client callback error-callback _update?)
                        (lsp-package-ensure 'digest-lsp callback error-callback))))

(lsp-consistency-check lsp-digest)

(provide 'lsp-digest)
;;; lsp-digest.el ends here
