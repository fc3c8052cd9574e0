terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "endpoint" {}
variable "description" {}

provider "aws" {
  region                  = "us-east-1"
  skip_metadata_api_check = true
  skip_region_validation  = true
  endpoints {
    ecrpublic = var.endpoint
    iam       = var.endpoint
    sts       = var.endpoint
  }
}

data "aws_caller_identity" "me" {}

output "account" { value = data.aws_caller_identity.me.account_id }
output "uri" { value = aws_ecrpublic_repository.app.repository_uri }
output "user_name" { value = data.aws_ecrpublic_authorization_token.token.user_name }
